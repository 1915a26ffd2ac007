package org.toroku.receipt;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.holder.HouseText;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;

/** The text of a receipt, always the same for the same ticket and certificate: what was signed is compared with it byte by byte. */
@Component
class ReceiptText {
    private final CaConnector ca;
    private final HouseText text = HouseText.beside(ReceiptText.class, "receipt");

    ReceiptText(CaConnector ca) {
        this.ca = ca;
    }

    Der of(ReceiptTicket ticket, String caseNumber, IssuanceRecord.Issued issued) {
        return text.filled(
                ticket.language(),
                Map.of(
                        "number", caseNumber,
                        "serial", SerialText.shown(issued.serial()),
                        "certificate", issued.certificate().sha256Hex(),
                        "ca", ca.caCertificate().sha256Hex(),
                        "nonce", ticket.nonce().toString(),
                        "madeAt", HouseText.moment(ticket.madeAt()),
                        "expiresAt", HouseText.moment(ticket.expiresAt())));
    }
}
