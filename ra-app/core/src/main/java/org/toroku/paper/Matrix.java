package org.toroku.paper;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.matching.DocumentMatching;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.paper.EnclosureLedger.EnclosureRow;

/** The form beside every document that states the same thing, what differs first. */
@Component
class Matrix {
    private final Applications applications;
    private final EnclosureLedger enclosures;
    private final ValueLedger values;

    Matrix(Applications applications, EnclosureLedger enclosures, ValueLedger values) {
        this.applications = applications;
        this.enclosures = enclosures;
        this.values = values;
    }

    List<PaperFiles.Row> of(UUID caseId) {
        ApplicationForm form = applications.get(caseId).form();
        List<EnclosureRow> current = enclosures.current(caseId).stream()
                .filter(row -> !row.quarantined() && !row.ofProxy())
                .toList();
        return PaperField.COMPARED.stream()
                // not asked, so there is nothing to compare
                .filter(field -> field != PaperField.SEX || form.sex() != ApplicationForm.Sex.UNSTATED)
                .map(field -> row(form, field, current))
                .sorted(Comparator.comparing(PaperFiles.Row::verdict).reversed().thenComparing(PaperFiles.Row::field))
                .toList();
    }

    private PaperFiles.Row row(ApplicationForm form, PaperField field, List<EnclosureRow> current) {
        List<PaperFiles.Cell> cells = current.stream()
                .flatMap(enclosure -> values.find(enclosure.id(), field).stream()
                        .map(value -> cell(enclosure, compare(form, field, value.value()))))
                .toList();
        return new PaperFiles.Row(field, stated(form, field), cells);
    }

    private static PaperFiles.Cell cell(EnclosureRow enclosure, FieldMatch match) {
        return new PaperFiles.Cell(enclosure.id(), enclosure.kind(), match.certified(), match.verdict(), match.notes());
    }

    static FieldMatch compare(ApplicationForm form, PaperField field, String read) {
        return switch (field) {
            case NAME -> DocumentMatching.name(form, read);
            case KANA -> DocumentMatching.kana(form, read);
            case ADDRESS -> DocumentMatching.address(form, read);
            case BIRTH_DATE -> DocumentMatching.birthDate(form, read);
            case SEX -> DocumentMatching.sex(form, read);
            case FORMER_NAME, DOCUMENT_TYPE, ISSUED_ON, EXPIRES_ON, CERTIFICATE_NUMBER ->
                throw new IllegalArgumentException(field + " is not compared with the form");
        };
    }

    private static String stated(ApplicationForm form, PaperField field) {
        return switch (field) {
            case NAME -> form.fullName();
            case KANA -> form.familyNameKana() + "\u3000" + form.givenNameKana();
            case ADDRESS -> form.address();
            case BIRTH_DATE -> form.birthDate().toString();
            case SEX -> form.sex().name();
            case FORMER_NAME, DOCUMENT_TYPE, ISSUED_ON, EXPIRES_ON, CERTIFICATE_NUMBER -> "";
        };
    }

    /** Values that are not plainly the same and that nobody compared by eye. */
    boolean hasUnconfirmed(UUID caseId) {
        return of(caseId).stream()
                .flatMap(row -> row.cells().stream()
                        .filter(cell -> cell.verdict() != Verdict.EQUAL)
                        .flatMap(cell -> values.find(cell.enclosureId(), row.field()).stream()))
                .anyMatch(value -> !value.confirmed());
    }

    /** The document that proves each critical field; a field that no document proves has none. */
    Map<PaperField, EnclosureRow> proving(UUID caseId) {
        Map<PaperField, EnclosureRow> proving = new EnumMap<>(PaperField.class);
        List<EnclosureRow> current = enclosures.current(caseId).stream()
                .filter(row -> !row.quarantined() && !row.ofProxy())
                .toList();
        first(
                        current,
                        EnclosureKind.RESIDENCE_RECORD,
                        EnclosureKind.CONSULAR_RESIDENCE_CERTIFICATE,
                        EnclosureKind.FAMILY_REGISTER)
                .ifPresent(row -> {
                    proving.put(PaperField.NAME, row);
                    proving.put(PaperField.BIRTH_DATE, row);
                });
        first(
                        current,
                        EnclosureKind.RESIDENCE_RECORD,
                        EnclosureKind.CONSULAR_RESIDENCE_CERTIFICATE,
                        EnclosureKind.PROOF_OF_ADDRESS)
                .ifPresent(row -> proving.put(PaperField.ADDRESS, row));
        return proving;
    }

    private static Optional<EnclosureRow> first(List<EnclosureRow> current, EnclosureKind... kinds) {
        return List.of(kinds).stream()
                .flatMap(kind -> current.stream().filter(row -> row.kind() == kind))
                .findFirst();
    }

    /** Whether every critical field was read from the document that proves it. */
    boolean readsCriticalFields(UUID caseId) {
        Map<PaperField, EnclosureRow> proving = proving(caseId);
        return PaperField.CRITICAL.stream()
                .allMatch(field -> Optional.ofNullable(proving.get(field))
                        .flatMap(row -> values.find(row.id(), field))
                        .isPresent());
    }
}
