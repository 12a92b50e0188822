package vigie.watch;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences for people, in French or English, out of a bundle of resources. A missing key is a bug and rises.
 *
 * <p>Bundles are UTF-8 properties in {@link MessageFormat} form (an apostrophe is written twice), one per package:
 * {@code vigie/notice/words_fr.properties}.
 */
public final class Words {
    private final Locale language;
    private final ResourceBundle bundle;

    private Words(Locale language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /** Returns the words of a package in a language; any language but French gives English. */
    public static Words of(Class<?> inPackage, Locale language) {
        Locale known = language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        String name = inPackage.getPackageName().replace('.', '/') + "/words";
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(known, ResourceBundle.getBundle(name, known, inPackage.getClassLoader(), exact));
    }

    /** Returns the sentence of a key with its arguments put in. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    /** Returns the language spoken. */
    public Locale language() {
        return language;
    }
}
