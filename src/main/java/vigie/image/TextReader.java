package vigie.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;

/**
 * Reads the words of a picture with Tesseract and the two models shipped, French first. Made once: loading takes half a
 * second, and the worker holds some 250 MB afterwards. In the worker's process only; not thread-safe.
 */
final class TextReader {
    /** Longest side that is read, in pixels: the small print of a phone's screen, 2,000 to 2,800 high, can still be told. */
    static final int SIDE = 2000;

    /** Times that a small picture is enlarged: letters of 10 pixels become as high as the models learned them. */
    private static final double ENLARGED_MAX = 2;

    /** The reader's confidence in a word, of 100; below, half of what is read is not there. */
    private static final int CONFIDENCE_MIN = 50;

    /** For the words of one picture; finding the lines comes before and is not counted. The worker's own limit is twice that. */
    private static final int MILLIS_MAX = 10_000;

    /** Dots an inch that pictures are said to have; only the reader's notion of tiny and huge depends on it. */
    private static final int RESOLUTION = 150;

    private static final String LANGUAGES = "fra+eng";

    private final TessBaseAPI engine;

    TextReader() {
        engine = new TessBaseAPI();
        // it outlives the request's pointer scope
        engine.retainReference();
        if (engine.Init(models(), LANGUAGES, tesseract.OEM_LSTM_ONLY) != 0) {
            throw new IllegalStateException("the models of " + PictureText.ENGINE + " do not load");
        }
        engine.SetPageSegMode(tesseract.PSM_AUTO);
        engine.SetVariable("debug_file", File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    /** Returns the folder to which the models are unpacked, beside the native libraries. */
    private static String models() {
        try {
            Loader.cacheResource(TextReader.class, "eng.traineddata");
            return Loader.cacheResource(TextReader.class, "fra.traineddata").getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the text of a picture, empty if it holds none that can be trusted.
     *
     * @param gray upright, not changed
     */
    String text(Mat gray) {
        List<TextLine> lines = lines(enlarged(gray)).stream()
                .flatMap(line -> line.parts().stream())
                .filter(TextLine::wordlike)
                .toList();
        return Transcript.of(ReadingOrder.of(lines));
    }

    private static Mat enlarged(Mat gray) {
        double factor = Math.min(ENLARGED_MAX, (double) SIDE / Math.max(gray.cols(), gray.rows()));
        if (factor <= 1) {
            return gray;
        }
        Mat large = new Mat();
        Size size = new Size((int) (gray.cols() * factor), (int) (gray.rows() * factor));
        resize(gray, large, size, 0, 0, INTER_CUBIC);
        return large;
    }

    private List<TextLine> lines(Mat gray) {
        engine.SetImage(gray.data(), gray.cols(), gray.rows(), 1, (int) gray.step());
        engine.SetSourceResolution(RESOLUTION);
        ETEXT_DESC monitor = new ETEXT_DESC();
        monitor.set_deadline_msecs(MILLIS_MAX);
        engine.Recognize(monitor);
        BytePointer table = engine.GetTSVText(0);
        try {
            return lines(table.getString(UTF_8));
        } finally {
            table.deallocate();
            engine.Clear();
        }
    }

    /** Returns the lines of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, … */
    private static List<TextLine> lines(String table) {
        List<TextLine> lines = new ArrayList<>();
        List<ReadWord> words = new ArrayList<>();
        int left = PictureText.WORDS_MAX;
        for (String row : table.split("\n")) {
            String[] fields = row.split("\t", -1);
            boolean word = fields[0].equals("5");
            if (!word && !words.isEmpty()) {
                lines.add(new TextLine(words));
                words.clear();
            }
            if (word && left > 0) {
                Optional<ReadWord> read = word(fields);
                read.ifPresent(words::add);
                left -= read.isPresent() ? 1 : 0;
            }
        }
        if (!words.isEmpty()) {
            lines.add(new TextLine(words));
        }
        return lines;
    }

    private static Optional<ReadWord> word(String[] fields) {
        int confidence = (int) Double.parseDouble(fields[10]);
        if (confidence < CONFIDENCE_MIN || fields[11].isBlank()) {
            return Optional.empty();
        }
        Region box = new Region(number(fields[6]), number(fields[7]), number(fields[8]), number(fields[9]));
        return Optional.of(new ReadWord(fields[11].strip(), confidence, box));
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }
}
