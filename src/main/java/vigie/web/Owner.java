package vigie.web;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom the dashboard serves.
 *
 * @param language spoken to a visitor whose browser asks for neither French nor English
 * @param password needed when the dashboard is reachable from other machines; without one only a one-time link opens it
 */
public record Owner(Locale language, Optional<PasswordHash> password) {}
