package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Projection TILTED = new Projection(0.9, 0.1, 12, -0.2, 1.1, 30, 4e-4, -2e-4);

    @Test
    void inverse_afterTheMap_changesNothing() {
        Projection same = TILTED.inverse().after(TILTED);
        assertThat(same.x(170, 240)).isCloseTo(170, within(1e-9));
        assertThat(same.y(170, 240)).isCloseTo(240, within(1e-9));
    }

    @Test
    void near_doesTheSameAtThePointAndCloseBy() {
        AffineMap near = TILTED.near(100, 200);
        assertThat(near.x(100, 200)).isCloseTo(TILTED.x(100, 200), within(1e-9));
        assertThat(near.x(101, 198)).isCloseTo(TILTED.x(101, 198), within(1e-2));
        assertThat(near.y(101, 198)).isCloseTo(TILTED.y(101, 198), within(1e-2));
    }

    @Test
    void plausibleOn_acceptsAPhotographedPageAndRefusesTheHorizon() {
        assertThat(TILTED.plausibleOn(500, 500)).isTrue();
        Projection horizon = new Projection(1, 0, 0, 0, 1, 0, -1 / 400.0, 0);
        assertThat(horizon.plausibleOn(500, 500)).isFalse();
        assertThat(horizon.plausibleOn(390, 500)).isFalse();
        assertThat(horizon.plausibleOn(100, 100)).isTrue();
        assertThat(Projection.of(AffineMap.scale(0)).plausibleOn(500, 500)).isFalse();
    }
}
