package org.toroku.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.Evidence;
import org.toroku.paper.PaperFiles.Flag;

/** Applies the evidence rule in force (則5①) to the documents of a case that count. */
@Component
class EvidenceJudge {
    private static final Set<EnclosureKind> PHOTO = EnumSet.of(
            EnclosureKind.DRIVING_LICENCE,
            EnclosureKind.PASSPORT,
            EnclosureKind.MY_NUMBER_CARD_FRONT,
            EnclosureKind.RESIDENCE_CARD);
    private static final Set<EnclosureKind> FRESH = EnumSet.of(
            EnclosureKind.RESIDENCE_RECORD,
            EnclosureKind.FAMILY_REGISTER,
            EnclosureKind.PROOF_OF_ADDRESS,
            EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);

    private final FileLedger files;
    private final EnclosureLedger enclosures;

    EvidenceJudge(FileLedger files, EnclosureLedger enclosures) {
        this.files = files;
        this.enclosures = enclosures;
    }

    Evidence judge(UUID caseId) {
        boolean quarantined = enclosures.of(caseId).stream()
                .anyMatch(row -> row.here() && row.quarantined());
        PaperRow file = files.get(caseId);
        List<Defect> defects = defects(file, enclosures.current(caseId));
        Completeness completeness = quarantined
                ? Completeness.QUARANTINED
                : defects.isEmpty() ? Completeness.COMPLETE : Completeness.INCOMPLETE;
        return new Evidence(completeness, defects, "provisional");
    }

    private static List<Defect> defects(PaperRow file, List<EnclosureRow> current) {
        List<Defect> defects = new ArrayList<>();
        Map<EnclosureKind, EnclosureRow> by =
                current.stream().collect(Collectors.toMap(EnclosureRow::kind, Function.identity()));
        EnclosureRow form = by.get(EnclosureKind.APPLICATION_FORM);
        if (form == null) {
            defects.add(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.APPLICATION_FORM));
        } else if (!form.flags().contains(Flag.SEALED) && !form.flags().contains(Flag.SIGNED)) {
            defects.add(Defect.of(DefectCode.FORM_NOT_SEALED, EnclosureKind.APPLICATION_FORM));
        }
        boolean base = by.containsKey(EnclosureKind.RESIDENCE_RECORD)
                || by.containsKey(EnclosureKind.CONSULAR_RESIDENCE_CERTIFICATE)
                || by.containsKey(EnclosureKind.FAMILY_REGISTER) && by.containsKey(EnclosureKind.PROOF_OF_ADDRESS);
        if (!base) {
            defects.add(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.RESIDENCE_RECORD));
        }
        if (file.method() == ProofMethod.PHOTO_ID && by.keySet().stream().noneMatch(PHOTO::contains)) {
            defects.add(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.DRIVING_LICENCE));
        }
        if (file.method() == ProofMethod.SEAL_CERTIFICATE
                && !by.containsKey(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)) {
            defects.add(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        }
        current.forEach(row -> age(row).map(code -> Defect.of(code, row.kind())).ifPresent(defects::add));
        return defects;
    }

    private static Optional<DefectCode> age(EnclosureRow row) {
        if (FRESH.contains(row.kind())) {
            Optional<LocalDate> issued = row.issuedOn();
            if (issued.isEmpty() || issued.get().plusMonths(3).isBefore(row.receivedOn())) {
                return Optional.of(DefectCode.DOCUMENT_TOO_OLD);
            }
        }
        return PHOTO.contains(row.kind())
                        && row.expiresOn().map(on -> on.isBefore(row.receivedOn())).orElse(true)
                ? Optional.of(DefectCode.DOCUMENT_EXPIRED)
                : Optional.empty();
    }
}
