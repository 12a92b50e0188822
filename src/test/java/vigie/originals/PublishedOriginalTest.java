package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.match.Brief;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.Original;

class PublishedOriginalTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final Instant AFTER = NOW.plusSeconds(1);

    private static void check(Original original, boolean expected) {
        assertThat(PublishedOriginal.of(original, NOW).isPresent()).isEqualTo(expected);
    }

    private static Original original(Instant published, Origin origin) {
        return QueryOriginals.text("key", "text", published, origin);
    }

    @Test
    void original_withAStatedDateThatHasCome_isPublished() {
        check(original(BEFORE, Origin.FRONT_MATTER), true);
        check(original(BEFORE, Origin.SIDE_FILE), true);
        check(original(BEFORE, Origin.FEED), true);
        check(original(NOW, Origin.EXPORT), true);
    }

    @Test
    void original_withAHintOrNoDate_isNotPublished() {
        check(original(BEFORE, Origin.METADATA), false);
        check(original(BEFORE, Origin.FIRST_SEEN), false);
    }

    @Test
    void original_withAnAddress_isPublishedUnlessItsDateIsToCome() {
        check(QueryOriginals.at(original(BEFORE, Origin.FIRST_SEEN), "https://lea.example/post"), true);
        check(QueryOriginals.at(original(AFTER, Origin.FRONT_MATTER), "https://lea.example/post"), false);
        check(original(AFTER, Origin.FRONT_MATTER), false);
    }

    @Test
    void queries_canBeMadeOfNothingElse() {
        assertThat(PublishedOriginal.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(PublishedOriginal.class.getDeclaredMethods())
                .filteredOn(method -> method.getReturnType() != Original.class)
                .filteredOn(method -> !method.isSynthetic())
                .extracting(Method::getName)
                .containsExactly("of");
        List<Class<?>> parameters = Stream.of(QueryPlan.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .<Class<?>>map(type -> type)
                .toList();
        assertThat(parameters).containsExactly(PublishedOriginal.class, QueryContext.class);
        assertThat(parameters).doesNotContain(Original.class, Brief.class, String.class);
        assertThat(QueriedOriginal.class.getRecordComponents()[1].getType()).isEqualTo(PublishedOriginal.class);
    }
}
