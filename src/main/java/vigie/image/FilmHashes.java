package vigie.image;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a film's fingerprint of its pictures. In the worker's process only. */
final class FilmHashes {
    /** Least quality of a view: PDQ's 50 is for pictures on their own, ours must agree in a row. */
    private static final int QUALITY_MIN = 20;

    /** Bits within which a picture is still the one before: compression alone moves some. */
    private static final int SAME_MAX = 8;

    private final FilmSamples samples;
    private final Map<FrameView, Region> regions;

    private FilmHashes(FilmSamples samples) {
        this.samples = samples;
        regions = FrameView.of(samples.full(), samples.withoutBars(), samples.moving(samples.full()));
    }

    static WorkerAnswer answer(FilmSamples samples) {
        List<VideoFrame> frames = new FilmHashes(samples).frames();
        if (frames.isEmpty()) {
            return new WorkerAnswer.FilmSetAside(VideoReading.Why.BLANK);
        }
        return frames.size() == 1
                ? new WorkerAnswer.FilmSetAside(VideoReading.Why.STILL)
                : new WorkerAnswer.Bytes(new VideoFingerprint(samples.film(), frames).encode());
    }

    /** The pictures that differ from the one before, each lasting until the next that was looked at. */
    private List<VideoFrame> frames() {
        List<VideoFrame> frames = new ArrayList<>();
        List<FilmSamples.Sample> pictures = samples.pictures();
        for (int i = 0; i < pictures.size(); i++) {
            FilmSamples.Sample picture = pictures.get(i);
            int end = i + 1 < pictures.size()
                    ? pictures.get(i + 1).millis()
                    : Math.max(picture.millis(), samples.film().millis()) + 1;
            frame(picture, end).ifPresent(frame -> append(frames, frame));
        }
        return frames;
    }

    private static void append(List<VideoFrame> frames, VideoFrame frame) {
        if (!frames.isEmpty() && goesOn(frames.getLast(), frame)) {
            frames.set(frames.size() - 1, frames.getLast().until(frame.endMillis()));
            return;
        }
        frames.add(frame);
    }

    private static boolean goesOn(VideoFrame last, VideoFrame frame) {
        return last.endMillis() == frame.startMillis() && last.whole().hammingDistance(frame.whole()) <= SAME_MAX;
    }

    private Optional<VideoFrame> frame(FilmSamples.Sample picture, int endMillis) {
        Map<FrameView, VideoFrame.Hashes> views = new EnumMap<>(FrameView.class);
        regions.forEach((view, region) -> hashes(picture.gray(), region).ifPresent(hashes -> views.put(view, hashes)));
        return views.containsKey(FrameView.WHOLE)
                ? Optional.of(new VideoFrame(picture.millis(), endMillis, views))
                : Optional.empty();
    }

    private Optional<VideoFrame.Hashes> hashes(byte[] gray, Region region) {
        byte[] small = AreaAverage.of(gray, samples.width(), region);
        ImageView view = ImageView.of(ImageView.Kind.PART, region, small);
        return view.quality() < QUALITY_MIN
                ? Optional.empty()
                : Optional.of(new VideoFrame.Hashes(view.hash(Orientation.UPRIGHT), view.hash(Orientation.MIRRORED)));
    }
}
