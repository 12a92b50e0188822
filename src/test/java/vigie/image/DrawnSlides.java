package vigie.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Pictures of known words, in the layouts of slides, quotes and screenshots. The same seed draws the same picture. */
final class DrawnSlides {
    private static final int WIDTH = 1080;
    private static final int MARGIN = 90;

    private static final List<String> FAMILIES = List.of(
            "Lato", "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Liberation Sans Narrow");

    private final Random random;
    private final BufferedImage image;
    private final Graphics2D graphics;

    /** What a slide looks like. */
    enum Layout {
        DARK_ON_LIGHT,
        LIGHT_ON_DARK,
        OVER_PHOTO,
        PANEL_ON_PHOTO,
        TWO_COLUMNS,
        CENTRED_QUOTE,
        NUMBERED_LIST,
        SMALL_CAPTION
    }

    private DrawnSlides(long seed) {
        random = new Random(seed);
        image = new BufferedImage(WIDTH, random.nextBoolean() ? 1080 : 1350, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** Leaves a test out where the fonts it draws with are missing: another font is another test. */
    static void requireFonts() {
        Set<String> there =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        Assumptions.assumeTrue(there.containsAll(FAMILIES), "apt-get install fonts-dejavu fonts-lato fonts-liberation");
    }

    /** Returns a slide that shows a text of up to some 70 words, and nothing else that can be read but an account's name. */
    static BufferedImage of(String text, Layout layout, long seed) {
        DrawnSlides slide = new DrawnSlides(seed);
        slide.draw(text, layout);
        slide.graphics.dispose();
        return slide.image;
    }

    private void draw(String text, Layout layout) {
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        int style = random.nextInt(3) == 0 ? Font.BOLD : Font.PLAIN;
        int inner = WIDTH - 2 * MARGIN;
        switch (layout) {
            case DARK_ON_LIGHT -> {
                fill(light());
                graphics.setColor(dark());
                left(text, new Font(family, style, fitting(text, family, style, inner)), MARGIN, 150, inner);
                footer();
            }
            case LIGHT_ON_DARK -> {
                fill(dark());
                graphics.setColor(light());
                left(text, new Font(family, style, fitting(text, family, style, inner)), MARGIN, 150, inner);
                footer();
            }
            case OVER_PHOTO -> {
                photo(0.35f);
                graphics.setColor(Color.WHITE);
                left(text, new Font(family, Font.BOLD, fitting(text, family, Font.BOLD, inner)), MARGIN, 150, inner);
            }
            case PANEL_ON_PHOTO -> {
                photo(1);
                graphics.setColor(new Color(255, 255, 255, 215));
                graphics.fillRect(50, 60, WIDTH - 100, image.getHeight() - 160);
                graphics.setColor(dark());
                left(text, new Font(family, style, fitting(text, family, style, inner)), MARGIN, 150, inner);
            }
            case TWO_COLUMNS -> columns(text, family, style);
            case CENTRED_QUOTE -> {
                fill(random.nextBoolean() ? light() : dark());
                graphics.setColor(contrasting());
                centred(
                        "« " + text + " »",
                        new Font("DejaVu Serif", Font.ITALIC, fitting(text, "DejaVu Serif", 0, inner)));
                footer();
            }
            case NUMBERED_LIST -> list(text, family, style);
            case SMALL_CAPTION -> {
                photo(1);
                int top = image.getHeight() - 330;
                graphics.setColor(random.nextBoolean() ? light() : dark());
                graphics.fillRect(0, top, WIDTH, 330);
                graphics.setColor(contrasting());
                left(text, new Font(family, style, 25), 40, top + 50, WIDTH - 80);
            }
        }
    }

    private void fill(Color color) {
        graphics.setColor(color);
        graphics.fillRect(0, 0, WIDTH, image.getHeight());
    }

    private Color contrasting() {
        Color ground = new Color(image.getRGB(5, image.getHeight() - 5));
        return ground.getRed() + ground.getGreen() + ground.getBlue() > 384 ? dark() : light();
    }

    private Color light() {
        return new Color(215 + random.nextInt(41), 215 + random.nextInt(41), 205 + random.nextInt(51));
    }

    private Color dark() {
        return new Color(random.nextInt(90), random.nextInt(90), random.nextInt(110));
    }

    private void photo(float brightness) {
        graphics.drawImage(DrawnPictures.photo(random.nextLong()), 0, 0, WIDTH, image.getHeight(), null);
        graphics.setColor(new Color(0, 0, 0, 1 - brightness));
        graphics.fillRect(0, 0, WIDTH, image.getHeight());
    }

    private void footer() {
        graphics.setFont(new Font("Lato", Font.PLAIN, 26));
        graphics.drawString("@atelier", MARGIN, image.getHeight() - 40);
    }

    /** The largest size, 30…60 points, at which the text fills no more than two thirds of the height. */
    private int fitting(String text, String family, int style, int width) {
        int size = 60;
        while (size > 30) {
            FontMetrics metrics = graphics.getFontMetrics(new Font(family, style, size));
            if (lines(text, metrics, width).size() * size * 1.35 < image.getHeight() * 0.66) {
                break;
            }
            size -= 2;
        }
        return size;
    }

    private int left(String text, Font font, int x, int y, int width) {
        graphics.setFont(font);
        int line = y;
        for (String words : lines(text, graphics.getFontMetrics(), width)) {
            graphics.drawString(words, x, line);
            line += (int) (font.getSize() * 1.35);
        }
        return line;
    }

    private void centred(String text, Font font) {
        graphics.setFont(font);
        FontMetrics metrics = graphics.getFontMetrics();
        int line = 180;
        for (String words : lines(text, metrics, WIDTH - 2 * MARGIN)) {
            graphics.drawString(words, (WIDTH - metrics.stringWidth(words)) / 2, line);
            line += (int) (font.getSize() * 1.4);
        }
    }

    private void columns(String text, String family, int style) {
        fill(light());
        graphics.setColor(dark());
        String[] words = text.split(" ");
        int half = words.length / 2;
        Font font = new Font(family, style, 34);
        int width = WIDTH / 2 - 80;
        left(String.join(" ", List.of(words).subList(0, half)), font, 50, 150, width);
        left(String.join(" ", List.of(words).subList(half, words.length)), font, WIDTH / 2 + 30, 150, width);
        footer();
    }

    private void list(String text, String family, int style) {
        fill(random.nextBoolean() ? light() : dark());
        graphics.setColor(contrasting());
        String[] words = text.split(" ");
        int y = 140;
        for (int from = 0, item = 1; from < words.length; from += 12, item++) {
            int to = Math.min(words.length, from + 12);
            graphics.setFont(new Font(family, Font.BOLD, 56));
            graphics.drawString(item + ".", 60, y + 8);
            y = left(
                            String.join(" ", List.of(words).subList(from, to)),
                            new Font(family, style, 38),
                            150,
                            y,
                            WIDTH - 220)
                    + 40;
        }
        footer();
    }

    private static List<String> lines(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the slide as a phone shows it in a post: white around it, the time above, a count of approvals below. */
    static BufferedImage onPhone(BufferedImage slide) {
        BufferedImage screen = new BufferedImage(1080, 2000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = screen.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, Color.WHITE, 0, 2000, new Color(0xFAFAFA)));
        graphics.fillRect(0, 0, 1080, 2000);
        int height = slide.getHeight() * 1000 / slide.getWidth();
        graphics.drawImage(slide, 40, 260, 1000, height, null);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font("Lato", Font.BOLD, 38));
        graphics.drawString("09:41", 60, 80);
        graphics.drawString("compte.voisin", 170, 200);
        graphics.drawString("213 J’aime", 60, 330 + height);
        graphics.dispose();
        return screen;
    }

    static BufferedImage halved(BufferedImage slide) {
        BufferedImage small =
                new BufferedImage(slide.getWidth() / 2, slide.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(slide, 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        return small;
    }

    static BufferedImage turned(BufferedImage slide, double degrees) {
        BufferedImage turned = new BufferedImage(slide.getWidth(), slide.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), slide.getWidth() / 2.0, slide.getHeight() / 2.0);
        graphics.drawImage(slide, 0, 0, null);
        graphics.dispose();
        return turned;
    }
}
