package vigie.extract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Takes the pictures out of a PDF's pages: JPEG bytes as they are, others coded anew as PNG. */
final class PdfPictures {
    /** Pixels of the shorter side below which a picture is an icon or a rule. */
    private static final int SIDE_MIN = 64;

    /** Forms within forms: InDesign nests two or three. */
    private static final int FORM_DEPTH_MAX = 5;

    /** Filters whose output we want as it is: it is an image file of its own. */
    private static final List<String> WHOLE_FILES = List.of("DCTDecode", "DCT");

    private PdfPictures() {}

    /** Puts the pictures of a page into the draft, until the draft has its fill. */
    static void embed(PDPage page, PageDraft draft, int position) throws IOException {
        embed(page.getResources(), draft, position, 0);
    }

    private static void embed(
            @org.jspecify.annotations.Nullable PDResources resources, PageDraft draft, int position, int depth)
            throws IOException {
        if (resources == null || depth > FORM_DEPTH_MAX) {
            return;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (draft.imageCount() >= Limits.IMAGES_MAX) {
                draft.problem(ExtractionProblem.Kind.CUT, "images");
                return;
            }
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image && isPicture(image)) {
                draft.embed(bytes(image), "", position);
            } else if (object instanceof PDFormXObject form) {
                embed(form.getResources(), draft, position, depth + 1);
            }
        }
    }

    private static boolean isPicture(PDImageXObject image) {
        long pixels = (long) image.getWidth() * image.getHeight();
        boolean jpeg = "jpg".equals(image.getSuffix());
        return Math.min(image.getWidth(), image.getHeight()) >= SIDE_MIN && (jpeg || pixels <= Limits.PDF_PIXELS_MAX);
    }

    private static byte[] bytes(PDImageXObject image) throws IOException {
        if ("jpg".equals(image.getSuffix())) {
            try (InputStream jpeg = image.createInputStream(WHOLE_FILES)) {
                return jpeg.readNBytes(Limits.EMBEDDED_BYTES_MAX + 1);
            }
        }
        BufferedImage pixels = image.getImage();
        var png = new ByteArrayOutputStream();
        ImageIO.write(pixels, "png", png);
        return png.toByteArray();
    }
}
