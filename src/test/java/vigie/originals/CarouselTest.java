package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarouselTest {
    @Test
    void numberedFromOneOrNought_isACarousel() {
        check("1.png 2.png 10.png 3.png 4.png 5.png 6.png 7.png 8.png 9.png", true);
        check("slide-00.jpg slide-01.jpg", true);
        check("1.jpg 2.png", true);
    }

    @Test
    void anythingElse_isNone() {
        check("1.png", false);
        check("1.png 3.png", false);
        check("2.png 3.png", false);
        check("1.png 01.png", false);
        check("a1.png b2.png", false);
        check("1.png 2.png couverture.png", false);
        check("IMG_2031.jpg IMG_2032.jpg", false);
    }

    private static void check(String names, boolean expected) {
        List<Path> pictures = Arrays.stream(names.split(" ", -1)).map(Path::of).toList();
        assertThat(Carousel.of(Path.of("folder"), pictures).isPresent())
                .as(names)
                .isEqualTo(expected);
    }
}
