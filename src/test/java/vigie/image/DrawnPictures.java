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
