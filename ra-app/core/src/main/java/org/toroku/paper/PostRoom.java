package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;

/** The post room's counter: one face of the desks behind it. */
@Component
class PostRoom implements PostRoomDesk {
    private final ArrivalDesk arrivals;
    private final ScanDesk scans;
    private final TrayDesk tray;
    private final PageQuarantine quarantine;
    private final MailDesk mail;
    private final ReturnDesk returns;

    PostRoom(
            ArrivalDesk arrivals,
            ScanDesk scans,
            TrayDesk tray,
            PageQuarantine quarantine,
            MailDesk mail,
            ReturnDesk returns) {
        this.arrivals = arrivals;
        this.scans = scans;
        this.tray = tray;
        this.quarantine = quarantine;
        this.mail = mail;
        this.returns = returns;
    }

    @Override
    public Found find(Officer officer, String caseCode) {
        return arrivals.find(officer, caseCode);
    }

    @Override
    public Registered registerArrival(Officer officer, String caseCode, ArrivalFacts facts) {
        return arrivals.register(officer, caseCode, facts);
    }

    @Override
    public Enclosed enclose(Officer officer, UUID arrivalId, NewEnclosure enclosure) {
        return arrivals.enclose(officer, arrivalId, enclosure);
    }

    @Override
    public Act custody(Officer officer, UUID enclosureId, CustodyEvent event, String location) {
        return arrivals.custody(officer, enclosureId, event, location);
    }

    @Override
    public Completed complete(Officer officer, UUID arrivalId) {
        return arrivals.complete(officer, arrivalId, PaperFiles.ArrivalPurpose.DOCUMENTS);
    }

    @Override
    public Uploaded upload(Officer officer, byte[] scan, Optional<UUID> arrivalId) {
        return scans.upload(officer, scan, arrivalId);
    }

    @Override
    public Tray tray(Officer officer, TrayQuery query) {
        return tray.tray(officer, query);
    }

    @Override
    public Act file(Officer officer, UUID pageId, UUID enclosureId) {
        return tray.file(officer, pageId, enclosureId, Optional.empty());
    }

    @Override
    public Act fileAcross(Officer officer, UUID pageId, UUID enclosureId, String why) {
        return tray.file(officer, pageId, enclosureId, Optional.of(why));
    }

    @Override
    public Act setAside(Officer officer, UUID pageId, AsideReason reason) {
        return tray.setAside(officer, pageId, reason);
    }

    @Override
    public Act takeBack(Officer officer, UUID pageId) {
        return tray.takeBack(officer, pageId);
    }

    @Override
    public Act quarantine(Officer officer, UUID pageId) {
        return quarantine.quarantine(officer, pageId);
    }

    @Override
    public Completed inquiryAnswered(Officer officer, UUID arrivalId) {
        return arrivals.complete(officer, arrivalId, PaperFiles.ArrivalPurpose.INQUIRY_REPLY);
    }

    @Override
    public Returned mailReturned(Officer officer, String trackingOrCaseCode, ReturnReason reason) {
        return returns.mailReturned(officer, trackingOrCaseCode, reason);
    }

    @Override
    public Act documentsReturned(
            long taskKey, Officer officer, List<UUID> enclosureIds, String tracking, String caseVersion) {
        return mail.documentsReturned(taskKey, officer, enclosureIds, tracking, caseVersion);
    }

    @Override
    public Act inquirySent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        return mail.inquirySent(taskKey, officer, mailId, tracking, caseVersion);
    }

    @Override
    public Act pickupCodeSent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        return mail.pickupCodeSent(taskKey, officer, mailId, tracking, caseVersion);
    }

    @Override
    public Act renewPickupCode(Officer officer, UUID caseId) {
        return returns.renewPickupCode(officer, caseId);
    }

    @Override
    public Act reportDeath(Officer officer, UUID caseId, String source) {
        return returns.reportDeath(officer, caseId, source);
    }
}
