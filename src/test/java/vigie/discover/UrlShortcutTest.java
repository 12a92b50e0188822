package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

class UrlShortcutTest {
    private static final String PAGE = "https://copieur.example/a?b=1";

    private static void check(String name, byte[] file, String expected) {
        assertThat(UrlShortcut.read(name, Body.of(file))
                        .map(CanonicalUrl::value)
                        .orElse(""))
                .isEqualTo(expected);
    }

    private static void check(String name, String file, String expected) {
        check(name, file.getBytes(UTF_8), expected);
    }

    @Test
    void url_ofWindows() {
        String file = "[DEFAULT]\r\nBASEURL=https://other.example/\r\n[InternetShortcut]\r\nURL=" + PAGE
                + "\r\nIconIndex=0\r\n";
        check("Page.url", file, PAGE);
        check("PAGE.URL", ("\ufeff" + file).getBytes(UTF_16LE), PAGE);
        check("Page.url", "[InternetShortcut]\nURL=file:///etc/passwd\n", "");
        check("Page.url", "[InternetShortcut]\nURL=javascript:alert(1)\n", "");
        check("Page.url", "[Other]\nURL=" + PAGE, "");
    }

    @Test
    void desktop_ofFreedesktop() {
        check("p.desktop", "[Desktop Entry]\nType=Link\nName=A\nURL[$e]=" + PAGE + "\nIcon=text-html\n", PAGE);
        check("p.desktop", "[Desktop Entry]\nType=Application\nExec=sh -c x\n", "");
    }

    @Test
    void webloc_ofMacos() {
        String head =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                        + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict><key>URL</key>";
        check(
                "p.webloc",
                head + "<string>https://copieur.example/a?b=1&amp;c=2</string></dict></plist>",
                PAGE + "&c=2");
        check("p.webloc", head + "<string>" + PAGE, "");
        check("p.webloc", "<plist><dict><key>URL</key><string>&x;</string></dict></plist>", "");
    }

    /** The file that Python's plistlib writes for {@code {"URL": "https://copieur.example/a?b=1"}}. */
    @Test
    void webloc_binary() {
        byte[] file = Base64.getDecoder().decode(BINARY);
        check("p.webloc", file, PAGE);
        for (int cut = 0; cut < file.length; cut++) {
            check("p.webloc", java.util.Arrays.copyOf(file, cut), "");
        }
        byte[] broken = file.clone();
        broken[broken.length - 9] = 77;
        check("p.webloc", broken, "");
        check("p.webloc", "bplist00".getBytes(ISO_8859_1), "");
    }

    private static final String BINARY =
            "YnBsaXN0MDDRAQJTVVJMXxAdaHR0cHM6Ly9jb3BpZXVyLmV4YW1wbGUvYT9iPTEICw8AAAAAAAABAQAAAAAAAAADAAAAAAAAAAAAAAAAAAAALw==";

    @Test
    void wrapper_isTakenOff() {
        check(
                "p.url",
                "[InternetShortcut]\nURL=https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb&h=x",
                "https://a.example/b");
    }
}
