package org.toroku.ui.portal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the portal offers besides the ordinary way.
 *
 * @param testSigning true shows, marked as TEST, signing with a test card file in the browser; never in production
 * @param testCards test card files (.p12) to pick from, or folders of them; only used with {@code testSigning}
 * @param testCardHint shown beside the test cards, e.g. their common password; empty for none
 * @param postcodeFile {@code utf_ken_all.csv} of Japan Post, for offering addresses by postal code; none where it is left out
 */
@ConfigurationProperties(prefix = "toroku.portal", ignoreUnknownFields = false)
public record PortalSettings(
        @DefaultValue("false") boolean testSigning,
        @DefaultValue List<Path> testCards,
        @DefaultValue("") String testCardHint,
        @Nullable Path postcodeFile) {
    public PortalSettings {
        testCards = List.copyOf(testCards);
    }
}
