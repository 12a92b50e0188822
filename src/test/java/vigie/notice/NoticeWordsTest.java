package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NoticeWordsTest {
    @Test
    void words_bothLanguages_haveTheSameKeysAndArguments() throws IOException {
        Properties french = words("fr");
        Properties english = words("en");
        assertThat(french.keySet()).isEqualTo(english.keySet());
        for (String key : french.stringPropertyNames()) {
            assertThat(arguments(french.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void frenchWords_haveFrenchTypography() throws IOException {
        for (String value : words("fr").values().stream().map(Object::toString).toList()) {
            assertThat(value).doesNotContain("'").doesNotContainPattern("[^\\u202f\\u00a0][;?!»]");
        }
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Properties words(String language) throws IOException {
        try (InputStreamReader in = new InputStreamReader(
                MailWriter.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(in);
            return words;
        }
    }
}
