package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.image.ImageReading;
import vigie.image.ImageTrouble;
import vigie.image.VideoReading;

class MediaReasonsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyReason_hasWords(String language) {
        MediaReasons reasons = new MediaReasons(Locale.of(language));
        Stream<String> troubles = Arrays.stream(ImageTrouble.values()).map(ImageTrouble::label);
        Stream<String> pictures = Arrays.stream(ImageReading.Why.values()).map(Enum::name);
        Stream<String> films = Arrays.stream(VideoReading.Why.values()).map(Enum::name);
        Stream.of(troubles, pictures, films, Stream.of("missing"))
                .flatMap(each -> each)
                .forEach(reason ->
                        assertThat(reasons.say(reason)).as(reason).isNotBlank().doesNotContain("media."));
    }
}
