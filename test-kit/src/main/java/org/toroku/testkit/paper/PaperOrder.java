package org.toroku.testkit.paper;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * A paper to be made. The same order gives the same scan, pixel for pixel, with the same fonts and Java.
 *
 * @param number printed as the number of the paper; also seeds noise
 */
public record PaperOrder(
        PaperKind kind, PaperPerson person, LocalDate issuedOn, long number, Set<PaperFeature> features, Scan scan) {
    public PaperOrder {
        features = Set.copyOf(features);
    }

    /** An office scan of a paper of the person that {@code seed} invents, issued in the half year before 2026-11-25. */
    public static PaperOrder of(PaperKind kind, long seed) {
        Random random = new Random(seed);
        PaperPerson person = PaperPeople.invent(random);
        LocalDate issuedOn = LocalDate.of(2026, 11, 25).minusDays(random.nextInt(180));
        return new PaperOrder(kind, person, issuedOn, 1 + random.nextInt(99_999), Set.of(), Scan.office());
    }

    public PaperOrder with(PaperFeature feature) {
        EnumSet<PaperFeature> more = EnumSet.of(feature);
        more.addAll(features);
        return new PaperOrder(kind, person, issuedOn, number, more, scan);
    }

    public PaperOrder scanned(Scan how) {
        return new PaperOrder(kind, person, issuedOn, number, features, how);
    }

    public PaperOrder of(PaperPerson somebody) {
        return new PaperOrder(kind, somebody, issuedOn, number, features, scan);
    }

    public PaperOrder issuedOn(LocalDate day) {
        return new PaperOrder(kind, person, day, number, features, scan);
    }

    boolean has(PaperFeature feature) {
        return features.contains(feature);
    }
}
