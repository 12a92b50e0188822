package vigie.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures drawn for the tests, and what copiers do to them. The same seed draws the same picture. */
final class DrawnPictures {
    private DrawnPictures() {}

    /** Returns something like a photograph: gradients, many shapes with and without texture, fine noise. */
    static BufferedImage photo(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(image);
        graphics.setPaint(new GradientPaint(0, 0, color(random), 800, 600, color(random)));
        graphics.fillRect(0, 0, 800, 600);
        for (int i = 0; i < 160; i++) {
            graphics.setColor(color(random));
            graphics.setStroke(new BasicStroke(1 + random.nextInt(6)));
            int x = random.nextInt(800);
            int y = random.nextInt(600);
            int size = 10 + random.nextInt(90);
            switch (i % 4) {
                case 0 -> graphics.fillOval(x, y, size, size / 2 + random.nextInt(size));
                case 1 -> graphics.drawLine(x, y, x + random.nextInt(200) - 100, y + random.nextInt(200) - 100);
                case 2 ->
                    graphics.fillPolygon(
                            new int[] {x, x + size, x + random.nextInt(size)},
                            new int[] {y, y + random.nextInt(size), y + size},
                            3);
                default -> graphics.drawRect(x, y, size, 5 + random.nextInt(size));
            }
        }
        graphics.dispose();
        return noisy(image, random);
    }

    /** Returns a slide: the same colors, bar and footer for every text. */
    static BufferedImage slide(String... lines) {
        BufferedImage image = new BufferedImage(800, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(image);
        graphics.setColor(new Color(0xF4EFE6));
        graphics.fillRect(0, 0, 800, 800);
        graphics.setColor(new Color(0x1F4E5F));
        graphics.fillRect(0, 0, 800, 60);
        graphics.fillOval(680, 690, 80, 80);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 54));
        for (int i = 0; i < lines.length; i++) {
            graphics.drawString(lines[i], 50, 170 + 90 * i);
        }
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        graphics.drawString("@atelier · 3/8", 50, 760);
        graphics.dispose();
        return image;
    }

    static BufferedImage mirrored(BufferedImage image) {
        AffineTransform flip = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);
        return transformed(image, flip, image.getWidth(), image.getHeight());
    }

    static BufferedImage turnedClockwise(BufferedImage image) {
        int width = image.getHeight();
        int height = image.getWidth();
        return transformed(image, new AffineTransform(0, 1, -1, 0, width, 0), width, height);
    }

    /** Returns the picture without a tenth of each side, taken from the left and the top. */
    static BufferedImage croppedByATenth(BufferedImage image) {
        int x = image.getWidth() / 10;
        int y = image.getHeight() / 10;
        return image.getSubimage(x, y, image.getWidth() - x, image.getHeight() - y);
    }

    /** Returns the picture with a white bar above that holds a sentence. */
    static BufferedImage captioned(BufferedImage image) {
        int bar = image.getHeight() / 4;
        BufferedImage captioned =
                new BufferedImage(image.getWidth(), image.getHeight() + bar, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(captioned);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), bar);
        graphics.drawImage(image, 0, bar, null);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 40));
        graphics.drawString("Quand tout le monde dort", 30, bar / 2 + 15);
        graphics.dispose();
        return captioned;
    }

    /** Returns the picture with one color laid over 0.40…0.65 of its width and height. */
    static BufferedImage stickered(BufferedImage image) {
        BufferedImage stickered = copy(image);
        Graphics2D graphics = graphics(stickered);
        graphics.setColor(new Color(0xF0C808));
        int width = image.getWidth();
        int height = image.getHeight();
        graphics.fillRect(width * 40 / 100, height * 40 / 100, width / 4, height / 4);
        graphics.dispose();
        return stickered;
    }

    /** Returns a large bright screen with lines of text and the picture at 0.60…0.85 of its width, 0.50…0.75 down. */
    static BufferedImage onAScreen(BufferedImage image) {
        BufferedImage screen = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = graphics(screen);
        graphics.setColor(new Color(0xF6F6F8));
        graphics.fillRect(0, 0, 1600, 1200);
        graphics.setColor(new Color(0x303040));
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        for (int y = 60; y < 1180; y += 44) {
            graphics.drawString("La mer avance, ligne " + y + ", et personne ne compte les vagues", 60, y);
        }
        graphics.drawImage(image, 960, 600, 400, 300, null);
        graphics.dispose();
        return screen;
    }

    /**
     * Returns the picture as a camera beside it sees it, on gray: its corners lie, in shares of the sides, at (0.10, 0.05),
     * (0.95, 0.00), (0.88, 0.97) and (0.02, 0.90).
     */
    static BufferedImage atAnAngle(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Projection toPicture = toUnit(0.10, 0.05, 0.95, 0.00, 0.88, 0.97, 0.02, 0.90);
        BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = toPicture.x((double) x / width, (double) y / height) * width;
                double v = toPicture.y((double) x / width, (double) y / height) * height;
                boolean inside = u >= 0 && v >= 0 && u < width && v < height;
                seen.setRGB(x, y, inside ? image.getRGB((int) u, (int) v) : 0x606060);
            }
        }
        return seen;
    }

    /** Returns the map of a quadrangle, clockwise from its upper left corner, to the unit square (Heckbert 1989). */
    private static Projection toUnit(double... c) {
        double sumX = c[0] - c[2] + c[4] - c[6];
        double sumY = c[1] - c[3] + c[5] - c[7];
        double dx1 = c[2] - c[4];
        double dx2 = c[6] - c[4];
        double dy1 = c[3] - c[5];
        double dy2 = c[7] - c[5];
        double area = dx1 * dy2 - dx2 * dy1;
        double g = (sumX * dy2 - dx2 * sumY) / area;
        double h = (dx1 * sumY - sumX * dy1) / area;
        Projection fromUnit = new Projection(
                c[2] - c[0] + g * c[2],
                c[6] - c[0] + h * c[6],
                c[0],
                c[3] - c[1] + g * c[3],
                c[7] - c[1] + h * c[7],
                c[1],
                g,
                h);
        return fromUnit.inverse();
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage transformed(BufferedImage image, AffineTransform transform, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, result);
    }

    private static BufferedImage noisy(BufferedImage image, Random random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                int noise = (int) (random.nextGaussian() * 5);
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.clamp(color.getRed() + noise, 0, 255),
                                        Math.clamp(color.getGreen() + noise, 0, 255),
                                        Math.clamp(color.getBlue() + noise, 0, 255))
                                .getRGB());
            }
        }
        return image;
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }
}
