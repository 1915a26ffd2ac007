package org.toroku.revocation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.evidence.DocumentKind;
import org.toroku.holder.SignedFolder;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.revocation.SignedIntake.Handed;

/** Files what was signed, the signature, and what was found of it, in the folder of the certificate's case. */
@Component
class SignedPapers {
    private static final SignedFolder.Kinds KINDS = new SignedFolder.Kinds(
            DocumentKind.REVOCATION_REQUEST, DocumentKind.REVOCATION_SIGNATURE, DocumentKind.REVOCATION_PROOF);

    private final SignedFolder folder;

    SignedPapers(SignedFolder folder) {
        this.folder = folder;
    }

    /** @param requestId that it is, or that it was laid beside */
    SignedFolder.Filed file(UUID requestId, UUID caseId, Handed handed, Signed found, Instant now) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", "toroku-signed-revocation-1");
        about.put("request", requestId.toString());
        about.put("serial", handed.ticket().serial());
        about.put("receivedAt", now.toString());
        about.put("statusKnown", found.statusKnown());
        about.put("personSure", found.personSure());
        return folder.file(
                caseId, KINDS, new SignedFolder.Signed(handed.content(), handed.signature(), handed.proof()), about);
    }
}
