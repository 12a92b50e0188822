package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AffineMapTest {
    private static final Region FROM = new Region(10, 20, 300, 100);
    private static final Region TO = new Region(5, 0, 200, 260);

    @ParameterizedTest
    @EnumSource
    void between_mapsCenterToCenterAndIsNearestToItsOrientation(Orientation orientation) {
        AffineMap map = AffineMap.between(FROM, orientation, TO);
        assertThat(map.x(160, 70)).isCloseTo(105, within(1e-9));
        assertThat(map.y(160, 70)).isCloseTo(130, within(1e-9));
        assertThat(Math.abs(map.determinant())).isCloseTo(TO.area() / FROM.area(), within(1e-9));
        assertThat(Orientation.nearest(map)).isEqualTo(orientation);
    }

    @Test
    void between_turnedClockwise_putsTheUpperLeftCornerAtTheUpperRight() {
        AffineMap map = AffineMap.between(FROM, Orientation.ROTATED_90, TO);
        assertThat(map.x(10, 20)).isCloseTo(205, within(1e-9));
        assertThat(map.y(10, 20)).isCloseTo(0, within(1e-9));
    }

    @Test
    void inverse_afterTheMap_changesNothing() {
        AffineMap map = new AffineMap(1.5, -0.2, 30, 0.4, 0.9, -12);
        AffineMap same = map.inverse().after(map);
        assertThat(same.x(17, 40)).isCloseTo(17, within(1e-9));
        assertThat(same.y(17, 40)).isCloseTo(40, within(1e-9));
    }

    @Test
    void plausible_refusesWhatSquashes() {
        assertThat(AffineMap.scale(0.5).plausible()).isTrue();
        assertThat(new AffineMap(1, 0, 0, 0, 0.2, 0).plausible()).isFalse();
        assertThat(new AffineMap(1, 0.95, 0, 0, 0.3, 0).plausible()).isFalse();
        assertThat(AffineMap.scale(0).plausible()).isFalse();
        assertThat(new AffineMap(Double.NaN, 0, 0, 0, 1, 0).plausible()).isFalse();
    }
}
