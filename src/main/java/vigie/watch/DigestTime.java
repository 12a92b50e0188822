package vigie.watch;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the weekly digest goes out. */
public record DigestTime(DayOfWeek day, LocalTime at, ZoneId zone) {}
