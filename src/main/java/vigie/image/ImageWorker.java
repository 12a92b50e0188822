package vigie.image;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads and compares pictures in a process of its own, so that a hostile picture costs that picture and nothing else.
 *
 * <p>The process holds the native decoders; this one never loads them. It is started by the first request, serves one
 * request at a time, is stopped and replaced when it crashes, hangs or grows too large, and ends after a minute without requests,
 * with {@link #close}, or when this process dies. A picture is bounded in bytes and, by its header and before any
 * decoding, in pixels.
 *
 * <p>Thread-safe: one lock guards the process, and callers wait for one another.
 */
public final class ImageWorker implements ImageComparer, AutoCloseable {
    /** Bytes of a picture: pages show far smaller ones, cameras make no larger JPEG. */
    public static final int BYTES_MAX = 20 * 1024 * 1024;

    /** Bytes of a film: five minutes of what a phone films, ten of what sites show. */
    public static final long VIDEO_BYTES_MAX = 100L * 1024 * 1024;

    /** For a film: after the first the worker hands over what it has read, after the second it hangs and is stopped. */
    private static final Duration FILM_READ_MAX = Duration.ofSeconds(90);

    private static final Duration FILM_MAX = Duration.ofMinutes(2);

    /** Pixels of a picture: 200 MB once decoded with transparency. */
    static final long PIXELS_MAX = 50_000_000;

    /** Resident bytes of the worker; beyond them it can allocate no more, ends, and the picture at hand is lost. */
    static final long MEMORY_MAX = 1L << 30;

    /** A GIF of one pixel. */
    private static final String WHITE_GIF = "47494638396101000100800000ffffff0000002c00000000010001000002024401003b";

    private final Path folder;
    private final Class<?> mainClass;
    private final WorkerLimits limits;
    private final ScheduledExecutorService timer;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    private Optional<WorkerProcess> worker = Optional.empty();

    /** Guarded by {@link #lock}. */
    private Optional<Future<?>> idleEnd = Optional.empty();

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /** Makes a worker that unpacks its libraries under a folder, some 100 MB, once; no process is started yet. */
    public ImageWorker(Path cacheFolder) {
        this(cacheFolder, WorkerMain.class, WorkerLimits.DEFAULT);
    }

    ImageWorker(Path cacheFolder, Class<?> mainClass, WorkerLimits limits) {
        folder = cacheFolder.toAbsolutePath();
        this.mainClass = mainClass;
        this.limits = limits;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("image-worker-timer").factory());
    }

    /**
     * Returns whether the worker starts and answers, by a picture of nothing.
     *
     * @throws UncheckedIOException if it does not start: its message says where it left its last words
     */
    public boolean works() {
        byte[] white = HexFormat.of().parseHex(WHITE_GIF);
        return read(white, new WorkerRequest.ReadFound(white))
                .equals(new ImageReading.SetAside(ImageReading.Why.SMALL));
    }

    /** Fingerprints a picture of the owner's, to be looked for. */
    public ImageReading readOriginal(byte[] bytes) {
        return read(bytes, new WorkerRequest.ReadOriginal(bytes));
    }

    /** Fingerprints a picture of a page. */
    public ImageReading readFound(byte[] bytes) {
        return read(bytes, new WorkerRequest.ReadFound(bytes));
    }

    private ImageReading read(byte[] bytes, WorkerRequest request) {
        WorkerAnswer answered = ask(bytes, request);
        return switch (answered) {
            case WorkerAnswer.Fingerprints answer ->
                new ImageReading.Fingerprinted(
                        answer.all().stream().map(ImageFingerprint::decode).toList());
            case WorkerAnswer.SetAside answer -> new ImageReading.SetAside(answer.why());
            case WorkerAnswer.Failed answer -> new ImageReading.Unreadable(answer.trouble());
            default -> throw new IllegalStateException("asked to read: " + answered);
        };
    }

    /**
     * Reads the words in a picture that stands upright. Costs some 20 milliseconds where nothing looks like lines of
     * letters, else half a second or so; where there are words by the hundred, what was read in ten seconds is
     * given. The first time costs half a second more.
     */
    public PictureText readText(byte[] bytes) {
        WorkerAnswer answered = ask(bytes, new WorkerRequest.ReadText(bytes));
        return switch (answered) {
            case WorkerAnswer.Text answer ->
                answer.text().isEmpty() ? new PictureText.NoWords() : new PictureText.Words(answer.text());
            case WorkerAnswer.Failed answer -> new PictureText.Unreadable(answer.trouble());
            default -> throw new IllegalStateException("asked for words: " + answered);
        };
    }

    /** Makes the hash of a picture that others exchange (PDQ). */
    public PdqReading pdq(byte[] bytes) {
        WorkerAnswer answered = ask(bytes, new WorkerRequest.HashForExchange(bytes));
        return switch (answered) {
            case WorkerAnswer.Bytes answer -> new PdqReading.Hashed(Pdq.decode(answer.bytes()));
            case WorkerAnswer.Failed answer -> new PdqReading.Unreadable(answer.trouble());
            default -> throw new IllegalStateException("asked for a hash: " + answered);
        };
    }

    /**
     * Returns what stands against reading a film at all, by its size and its first bytes; no process is asked.
     *
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static Optional<ImageTrouble> videoTrouble(Path file) {
        return FilmFile.trouble(file);
    }

    /**
     * Fingerprints a film, an original or a found one: its first ten minutes, or as much as could be decoded in the time
     * there is. Callers with pictures wait meanwhile, for up to two minutes.
     *
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public VideoReading readVideo(Path file) {
        Optional<ImageTrouble> trouble = videoTrouble(file);
        if (trouble.isPresent()) {
            return new VideoReading.Unreadable(trouble.get());
        }
        int millisMax = (int) FILM_READ_MAX.toMillis();
        WorkerAnswer answered = ask(new WorkerRequest.ReadVideo(file.toAbsolutePath(), millisMax), FILM_MAX);
        return switch (answered) {
            case WorkerAnswer.Bytes answer -> new VideoReading.Fingerprinted(VideoFingerprint.decode(answer.bytes()));
            case WorkerAnswer.FilmSetAside answer -> new VideoReading.SetAside(answer.why());
            case WorkerAnswer.Failed answer -> new VideoReading.Unreadable(answer.trouble());
            default -> throw new IllegalStateException("asked for a film: " + answered);
        };
    }

    /**
     * Returns the picture that a film shows at an instant as a JPEG, its last one if it ends before; empty if it cannot be
     * read.
     *
     * @param at from the beginning of the film, at least 0
     * @param sideMax of the longer side, in pixels, 16…4096; smaller pictures keep their size
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public Optional<byte[]> frame(Path file, Duration at, int sideMax) {
        checkSide(sideMax);
        if (at.isNegative()) {
            throw new IllegalArgumentException("instant of a film: " + at);
        }
        if (videoTrouble(file).isPresent()) {
            return Optional.empty();
        }
        int millis = (int) Math.min(at.toMillis(), FilmReader.LENGTH_MAX.toMillis());
        return jpeg(ask(new WorkerRequest.Frame(file.toAbsolutePath(), millis, sideMax)));
    }

    @Override
    public ImageComparison compare(ImageFingerprint original, ImageFingerprint found) {
        WorkerAnswer answer = ask(new WorkerRequest.Compare(original.encode(), found.encode()));
        if (answer instanceof WorkerAnswer.Compared compared) {
            return compared.measured();
        }
        if (answer instanceof WorkerAnswer.Failed failed) {
            int hammingDistance = NearestViews.of(original, found).hammingDistance();
            return new ImageComparison.NotMeasured(hammingDistance, failed.trouble());
        }
        throw new IllegalStateException("asked to compare: " + answer);
    }

    /**
     * Returns a small JPEG of a picture, upright and on white, or empty if it cannot be read.
     *
     * @param sideMax of the longer side, in pixels, 16…4096; smaller pictures keep their size
     */
    public Optional<byte[]> thumbnail(byte[] bytes, int sideMax) {
        checkSide(sideMax);
        return jpeg(ask(bytes, new WorkerRequest.Thumbnail(bytes, sideMax)));
    }

    private static void checkSide(int sideMax) {
        if (sideMax < 16 || sideMax > 4096) {
            throw new IllegalArgumentException("side of a thumbnail: " + sideMax);
        }
    }

    /**
     * Returns a JPEG that shows a person what a found picture has of an original, or empty if one cannot be read: both
     * side by side, the original's outline on the found one, altered blocks tinted and hatched, the rest dimmed. Without
     * marks if the one does not show the other. At most 1,200 pixels wide and about 150 KB.
     */
    public Optional<byte[]> overlay(byte[] original, byte[] found) {
        return trouble(original).isPresent()
                ? Optional.empty()
                : jpeg(ask(found, new WorkerRequest.Overlay(original, found)));
    }

    private static Optional<byte[]> jpeg(WorkerAnswer answered) {
        return answered instanceof WorkerAnswer.Bytes answer ? Optional.of(answer.bytes()) : Optional.empty();
    }

    /** What stands against sending a picture to the worker at all. */
    private static Optional<ImageTrouble> trouble(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Optional.of(ImageTrouble.TOO_MANY_BYTES);
        }
        Optional<ImageHeader> header = ImageHeader.read(bytes);
        if (header.isEmpty()) {
            return Optional.of(ImageTrouble.UNKNOWN_FORMAT);
        }
        return header.get().trouble();
    }

    /** Asks about a picture, unless something stands against sending it to the worker at all. */
    private WorkerAnswer ask(byte[] bytes, WorkerRequest request) {
        return trouble(bytes).<WorkerAnswer>map(WorkerAnswer.Failed::new).orElseGet(() -> ask(request));
    }

    private WorkerAnswer ask(WorkerRequest request) {
        return ask(request, limits.perRequest());
    }

    private WorkerAnswer ask(WorkerRequest request, Duration limit) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the image worker is closed");
            }
            idleEnd.ifPresent(end -> end.cancel(false));
            WorkerProcess process = running();
            return switch (process.ask(request.encode(), limit)) {
                case WorkerProcess.Heard.Answer answer -> WorkerAnswer.decode(answer.message());
                case WorkerProcess.Heard.Lost lost -> new WorkerAnswer.Failed(lost.trouble());
            };
        } finally {
            if (!closed) {
                idleEnd = Optional.of(
                        timer.schedule(this::endIfIdle, limits.idle().toMillis(), TimeUnit.MILLISECONDS));
            }
            lock.unlock();
        }
    }

    private WorkerProcess running() {
        if (worker.isEmpty() || !worker.get().alive()) {
            worker = Optional.of(WorkerProcess.start(mainClass, folder, limits.start(), timer));
        }
        return worker.get();
    }

    /** Runs on the timer. A request under way holds the lock and will ask for another end. */
    private void endIfIdle() {
        if (lock.tryLock()) {
            try {
                stop();
            } finally {
                lock.unlock();
            }
        }
    }

    private void stop() {
        worker.ifPresent(WorkerProcess::stop);
        worker = Optional.empty();
    }

    /** Returns the id of the running process, for tests that end it from outside. */
    Optional<Long> processId() {
        lock.lock();
        try {
            return worker.filter(WorkerProcess::alive).map(WorkerProcess::id);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the process after the request under way, if any. Closing twice changes nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            stop();
            timer.shutdownNow();
        } finally {
            lock.unlock();
        }
    }
}
