package vigie.testing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vigie.testing.Manuals.ManualPage;

/** Picks pictures of the manuals that stand on one page and resemble no other, and changes them. */
final class ManualPictures {
    private static final int SIDE_MIN = 200;
    private static final int THUMBNAIL = 24;

    /** Least mean difference to every other picture, in levels of 256: a row of installer screens has less. */
    private static final double DIFFERENCE_MIN = 24;

    /** A picture that a PNG needs fewer bytes for is an almost empty screen, which anybody may have. */
    private static final long DETAIL_BYTES_MIN = 64 << 10;

    private static final float LOW_QUALITY = 0.4f;

    private ManualPictures() {}

    /** One picture: the page that shows it, and its pixels. */
    record ManualPicture(String path, BufferedImage pixels) {}

    /** Returns {@code count} pictures, each of another page, in the order they were drawn. */
    static List<ManualPicture> draw(List<ManualPage> pages, int count, SplittableRandom random) {
        Map<Path, List<String>> pathsByFile = pathsByFile(pages);
        Map<Path, BufferedImage> pixels = new TreeMap<>();
        Map<Path, int[]> thumbnails = new TreeMap<>();
        pathsByFile.keySet().forEach(file -> {
            pixels.put(file, read(file));
            thumbnails.put(file, thumbnail(pixels.get(file)));
        });
        List<Path> candidates = new ArrayList<>(pathsByFile.keySet());
        candidates.removeIf(file -> pathsByFile.getOrDefault(file, List.of()).size() != 1
                || isSmall(pixels.get(file))
                || bytes(file) < DETAIL_BYTES_MIN
                || hasALike(file, thumbnails));
        List<ManualPicture> drawn = new ArrayList<>();
        while (drawn.size() < count && !candidates.isEmpty()) {
            Path file = candidates.remove(random.nextInt(candidates.size()));
            String path = pathsByFile.getOrDefault(file, List.of()).getFirst();
            if (drawn.stream().noneMatch(picture -> picture.path().equals(path))) {
                drawn.add(new ManualPicture(path, pixels.get(file)));
            }
        }
        if (drawn.size() < count) {
            throw new IllegalStateException("only " + drawn.size() + " pictures");
        }
        return drawn;
    }

    /** Returns the picture seen in a mirror, as a PNG. */
    static byte[] mirrored(BufferedImage image) {
        var result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = result.createGraphics();
        canvas.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        canvas.dispose();
        return encode(result, "png");
    }

    /** Returns the picture without a twentieth at each edge, as a PNG. */
    static byte[] cropped(BufferedImage image) {
        int left = image.getWidth() / 20;
        int top = image.getHeight() / 20;
        return encode(image.getSubimage(left, top, image.getWidth() - 2 * left, image.getHeight() - 2 * top), "png");
    }

    /** Returns the picture as a JPEG of low quality. */
    static byte[] recompressed(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(image, 0, 0, null);
        canvas.dispose();
        return encode(opaque, "jpg");
    }

    private static Map<Path, List<String>> pathsByFile(List<ManualPage> pages) {
        Map<Path, List<String>> result = new TreeMap<>();
        for (ManualPage page : pages) {
            for (String source : new TreeSet<>(page.html().select("img[src]").eachAttr("src"))) {
                Path file = page.file().resolveSibling(source).normalize();
                if (source.endsWith(".png") && Files.isRegularFile(file)) {
                    result.computeIfAbsent(file, key -> new ArrayList<>()).add(page.path());
                }
            }
        }
        return result;
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSmall(BufferedImage image) {
        return Math.min(image.getWidth(), image.getHeight()) < SIDE_MIN;
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasALike(Path file, Map<Path, int[]> thumbnails) {
        return thumbnails.entrySet().stream()
                .filter(other -> !other.getKey().equals(file))
                .anyMatch(other -> difference(thumbnails.get(file), other.getValue()) < DIFFERENCE_MIN);
    }

    private static int[] thumbnail(BufferedImage image) {
        var small = new BufferedImage(THUMBNAIL, THUMBNAIL, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(image, 0, 0, THUMBNAIL, THUMBNAIL, null);
        canvas.dispose();
        return small.getRaster().getPixels(0, 0, THUMBNAIL, THUMBNAIL, (int[]) null);
    }

    private static double difference(int[] left, int[] right) {
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.abs(left[i] - right[i]);
        }
        return (double) sum / left.length;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format.equals("jpg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(LOW_QUALITY);
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
