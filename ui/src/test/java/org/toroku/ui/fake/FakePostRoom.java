package org.toroku.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.Act;
import org.toroku.paper.CodePost;
import org.toroku.paper.CustodyEvent;
import org.toroku.paper.PostRoomDesk;

/** A post room that knows one case, and finds nothing wrong with what it is given. */
public final class FakePostRoom implements PostRoomDesk, CodePost {
    public static final String CODE = "P-2026-000042-K";

    private final List<String> asked = new ArrayList<>();
    private final List<TrayPage> waiting = new ArrayList<>();

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Act sent(long taskKey, Officer officer, UUID mailId, String tracking) {
        asked.add("code sent as " + tracking);
        return new Act.Done("");
    }

    @Override
    public Found find(Officer officer, String caseCode) {
        return caseCode.equals(CODE)
                ? new Found.Case(new UUID(7, 42), "P-2026-000042", CODE, ApplicationState.AWAITING_DOCUMENTS, true)
                : new Found.WrongCheckCharacter();
    }

    @Override
    public Registered registerArrival(Officer officer, String caseCode, ArrivalFacts facts) {
        asked.add("arrival " + facts.purpose() + " by " + facts.carrier());
        return new Registered.Done(new UUID(8, 9), (Found.Case) find(officer, caseCode));
    }

    @Override
    public Enclosed enclose(Officer officer, UUID arrivalId, NewEnclosure enclosure) {
        asked.add("enclose " + enclosure.kind());
        return new Enclosed.Done(new UUID(8, 1), false);
    }

    @Override
    public Act custody(Officer officer, UUID enclosureId, CustodyEvent event, String location) {
        asked.add(event + " to " + location);
        return location.matches("[A-Z]-\\d+/\\d+") ? new Act.Done("2") : new Act.Refused("shelf-malformed");
    }

    @Override
    public Completed complete(Officer officer, UUID arrivalId) {
        return new Completed.Done(true);
    }

    @Override
    public Uploaded upload(Officer officer, byte[] scan, Optional<UUID> arrivalId) {
        asked.add("upload " + scan.length);
        return scan.length == 0 ? new Uploaded.Rejected("empty") : new Uploaded.Done(new UUID(8, 7), 1, 2, 0);
    }

    /** Pages that wait from now on; they leave when something is done with them. */
    public void lay(TrayPage... pages) {
        waiting.clear();
        waiting.addAll(List.of(pages));
    }

    @Override
    public Tray tray(Officer officer, TrayQuery query) {
        List<TrayPage> found = waiting.stream()
                .filter(page -> page.aside().isPresent() == query.aside())
                .filter(page -> (page.caseCode().orElse("") + page.scanId()).contains(query.text()))
                .toList();
        return new Tray(found.stream().skip(query.offset()).limit(query.limit()).toList(), found.size());
    }

    @Override
    public Act file(Officer officer, UUID pageId, UUID enclosureId) {
        boolean doubtful = waiting.stream()
                .anyMatch(page -> page.pageId().equals(pageId) && page.doubt().isPresent());
        return doubtful ? new Act.Refused("other-case") : taken(pageId, "file");
    }

    @Override
    public Act fileAcross(Officer officer, UUID pageId, UUID enclosureId, String why) {
        return why.isBlank() ? new Act.Refused("reason-missing") : taken(pageId, "file because " + why);
    }

    @Override
    public Act setAside(Officer officer, UUID pageId, AsideReason reason) {
        return taken(pageId, "set aside " + reason);
    }

    @Override
    public Act takeBack(Officer officer, UUID pageId) {
        return taken(pageId, "take back");
    }

    @Override
    public Act quarantine(Officer officer, UUID pageId) {
        return taken(pageId, "quarantine");
    }

    private Act taken(UUID pageId, String what) {
        asked.add(what);
        waiting.removeIf(page -> page.pageId().equals(pageId));
        return new Act.Done("2");
    }

    @Override
    public Completed inquiryAnswered(Officer officer, UUID arrivalId) {
        return new Completed.Done(true);
    }

    @Override
    public Returned mailReturned(Officer officer, String trackingOrCaseCode, ReturnReason reason) {
        asked.add("mail returned " + trackingOrCaseCode + " " + reason);
        return trackingOrCaseCode.equals("123")
                ? new Returned.Done(new UUID(7, 42), new UUID(8, 8), 1)
                : new Returned.Refused("not-found");
    }

    @Override
    public Act documentsReturned(
            long taskKey, Officer officer, List<UUID> enclosureIds, String tracking, String caseVersion) {
        asked.add("returned " + tracking);
        return new Act.Done("2");
    }

    @Override
    public Act inquirySent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        asked.add("inquiry " + tracking);
        return new Act.Done("2");
    }

    @Override
    public Act pickupCodeSent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        asked.add("code " + tracking);
        return new Act.Done("2");
    }

    @Override
    public Act renewPickupCode(Officer officer, UUID caseId) {
        asked.add("renew code");
        return new Act.Done("2");
    }

    @Override
    public Act reportDeath(Officer officer, UUID caseId, String source) {
        asked.add("death: " + source);
        return officer.roles().contains("decider") ? new Act.Refused("role") : new Act.Done("2");
    }
}
