package vigie.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws the demo's pictures: workshops with a window, a shelf and pots, grainy as a photograph. The same bytes each
 * time on one JDK. Draws shapes only: a server without fonts can do it.
 */
final class DemoPictures {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final int CAPTION_HEIGHT = 60;
    private static final int TABLE_TOP = 430;
    private static final int WINDOW_WIDTH = 300;

    /** Strength of the grain, in levels of 256: seen by a detector, hardly by an eye. */
    private static final int GRAIN = 5;

    /** As pages recompress what they take: artefacts show, nobody complains. */
    private static final float COPY_QUALITY = 0.62f;

    private static final float USUAL_QUALITY = 0.85f;
    private static final List<Color> GLAZES = List.of(
            new Color(0x2F4858),
            new Color(0xB5523B),
            new Color(0xD9C9A3),
            new Color(0x6B7F59),
            new Color(0x8C5A3C),
            new Color(0x3D6B7D));

    private DemoPictures() {}

    /** Returns the owner's picture, a PNG. */
    static byte[] original() {
        return encode(workshop(11), "png", 1);
    }

    /** Returns the copy: mirrored, with a caption bar below, as a JPEG of middling quality. */
    static byte[] copied() {
        return encode(mirroredWithCaption(workshop(11)), "jpg", COPY_QUALITY);
    }

    /** Returns another picture of the same kind, a JPEG. */
    static byte[] unrelated() {
        return encode(workshop(50), "jpg", USUAL_QUALITY);
    }

    private static BufferedImage workshop(long seed) {
        var random = new SplittableRandom(seed);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        wall(canvas, random);
        boolean windowOnTheLeft = random.nextBoolean();
        int windowLeft = (windowOnTheLeft ? 40 : 540) + random.nextInt(60);
        window(canvas, windowLeft, random);
        shelf(canvas, windowOnTheLeft ? 520 : 60, random);
        table(canvas, random);
        for (int i = 0; i < 7; i++) {
            pot(canvas, 50 + i * 125 + random.nextInt(50), TABLE_TOP + 40 + random.nextInt(110), 1, random);
        }
        beam(canvas, windowLeft);
        canvas.dispose();
        grain(image, random);
        return image;
    }

    private static void wall(Graphics2D canvas, SplittableRandom random) {
        canvas.setPaint(new GradientPaint(0, 0, new Color(0xC9B79C), WIDTH, HEIGHT, new Color(0x6E5A48)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        int height = 20 + random.nextInt(18);
        int width = 50 + random.nextInt(50);
        int shift = random.nextInt(width);
        for (int row = 0; row * height < TABLE_TOP; row++) {
            for (int x = -shift - row % 2 * width / 2; x < WIDTH; x += width) {
                canvas.setColor(
                        new Color(90 + random.nextInt(40), 60 + random.nextInt(30), 45, 40 + random.nextInt(60)));
                canvas.fill(new Rectangle2D.Double(x + 2, row * height + 2, width - 4 - random.nextInt(4), height - 4));
            }
        }
    }

    private static void window(Graphics2D canvas, int left, SplittableRandom random) {
        int top = 30 + random.nextInt(40);
        int bottom = 290 + random.nextInt(90);
        canvas.setPaint(new GradientPaint(left, top, new Color(0xF7FBFF), left, bottom, new Color(0xBBD3E6)));
        canvas.fillRect(left, top, WINDOW_WIDTH, bottom - top);
        for (int hill = 0; hill < 3; hill++) {
            var outline = new Path2D.Double();
            outline.moveTo(left, bottom);
            for (int x = 0; x <= WINDOW_WIDTH; x += 30) {
                outline.lineTo(left + x, bottom - 110 + hill * 35 + random.nextInt(30));
            }
            outline.lineTo(left + WINDOW_WIDTH, bottom);
            outline.closePath();
            canvas.setColor(new Color(90 - hill * 20, 130 - hill * 18, 110 - hill * 25, 210));
            canvas.fill(outline);
        }
        canvas.setColor(new Color(0x3B2E25));
        canvas.setStroke(new BasicStroke(11));
        canvas.drawRect(left, top, WINDOW_WIDTH, bottom - top);
        int mullion = left + 80 + random.nextInt(140);
        canvas.drawLine(mullion, top, mullion, bottom);
        int transom = top + 60 + random.nextInt(100);
        canvas.drawLine(left, transom, left + WINDOW_WIDTH, transom);
    }

    private static void shelf(Graphics2D canvas, int left, SplittableRandom random) {
        for (int level = 0; level < 2; level++) {
            int y = 140 + level * 150 + random.nextInt(40);
            for (int i = 0; i < 5; i++) {
                pot(canvas, left + 25 + i * 68 + random.nextInt(14), y - 34, 0.5, random);
            }
            canvas.setPaint(new GradientPaint(left, y, new Color(0x8A623F), left, y + 16, new Color(0x4A3322)));
            canvas.fillRect(left, y, 350, 16);
        }
    }

    private static void table(Graphics2D canvas, SplittableRandom random) {
        canvas.setPaint(new GradientPaint(0, TABLE_TOP, new Color(0xA97C50), 0, HEIGHT, new Color(0x5C3F28)));
        canvas.fillRect(0, TABLE_TOP, WIDTH, HEIGHT - TABLE_TOP);
        canvas.setStroke(new BasicStroke(1.6f));
        for (int i = 0; i < 70; i++) {
            canvas.setColor(new Color(60, 38, 22, 40 + random.nextInt(70)));
            int y = TABLE_TOP + random.nextInt(HEIGHT - TABLE_TOP);
            int x = random.nextInt(WIDTH);
            canvas.drawLine(x, y, x + 60 + random.nextInt(260), y + random.nextInt(7) - 3);
        }
    }

    /** Draws a glazed pot whose belly is centered at a point; {@code scale} 1 is about a hand wide. */
    private static void pot(Graphics2D canvas, int x, int y, double scale, SplittableRandom random) {
        double width = (64 + random.nextInt(44)) * scale;
        double height = (80 + random.nextInt(60)) * scale;
        Color glaze = GLAZES.get(random.nextInt(GLAZES.size()));
        canvas.setColor(new Color(20, 14, 10, 90));
        canvas.fill(new Ellipse2D.Double(x - width * 0.4, y + height * 0.36, width * 1.2, height * 0.22));
        canvas.setPaint(new RadialGradientPaint(
                (float) (x - width * 0.2),
                (float) (y - height * 0.2),
                (float) height,
                new float[] {0, 0.35f, 1},
                new Color[] {glaze.brighter().brighter(), glaze, glaze.darker().darker()}));
        canvas.fill(new Ellipse2D.Double(x - width / 2, y - height / 2, width, height));
        canvas.fill(new Rectangle2D.Double(x - width * 0.24, y - height * 0.62, width * 0.48, height * 0.3));
        canvas.setColor(glaze.darker());
        canvas.setStroke(new BasicStroke((float) (4 * scale)));
        for (int band = 1 + random.nextInt(3); band > 0; band--) {
            double level = y - height * 0.3 + height * 0.2 * band;
            canvas.draw(new Ellipse2D.Double(x - width * 0.46, level, width * 0.92, height * 0.07));
        }
        canvas.setColor(new Color(0x2A1F18));
        canvas.fill(new Ellipse2D.Double(x - width * 0.24, y - height * 0.66, width * 0.48, height * 0.1));
    }

    private static void beam(Graphics2D canvas, int windowLeft) {
        var light = new Path2D.Double();
        light.moveTo(windowLeft, 50);
        light.lineTo(windowLeft + 300, 50);
        light.lineTo(windowLeft + 520, HEIGHT);
        light.lineTo(windowLeft + 60, HEIGHT);
        light.closePath();
        canvas.setPaint(new GradientPaint(
                windowLeft, 50, new Color(255, 250, 225, 70), windowLeft + 300, HEIGHT, new Color(255, 250, 225, 0)));
        canvas.fill(light);
    }

    private static void grain(BufferedImage image, SplittableRandom random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int change = random.nextInt(-GRAIN, GRAIN + 1);
                image.setRGB(x, y, level(rgb >> 16, change) << 16 | level(rgb >> 8, change) << 8 | level(rgb, change));
            }
        }
    }

    private static int level(int channel, int change) {
        return Math.clamp((channel & 0xFF) + change, 0, 255);
    }

    private static BufferedImage mirroredWithCaption(BufferedImage image) {
        var result = new BufferedImage(WIDTH, HEIGHT + CAPTION_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = result.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.drawImage(image, WIDTH, 0, -WIDTH, HEIGHT, null);
        canvas.setColor(new Color(0x1E1E1E));
        canvas.fillRect(0, HEIGHT, WIDTH, CAPTION_HEIGHT);
        canvas.setColor(Color.WHITE);
        canvas.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        handwriting(canvas, HEIGHT + CAPTION_HEIGHT / 2);
        canvas.dispose();
        return result;
    }

    /** Draws a line of letters that looks like a caption and needs no font. */
    private static void handwriting(Graphics2D canvas, int baseline) {
        var random = new SplittableRandom(3);
        for (int x = 40; x < WIDTH - 260; x += 22) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            var letter = new Path2D.Double();
            letter.moveTo(x, baseline + 8);
            letter.curveTo(x + 3, baseline - 22 + random.nextInt(14), x + 10, baseline - 12, x + 9, baseline + 8);
            letter.lineTo(x + 15, baseline + 4 - random.nextInt(12));
            canvas.draw(letter);
        }
    }

    private static byte[] encode(BufferedImage image, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format.equals("jpg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
