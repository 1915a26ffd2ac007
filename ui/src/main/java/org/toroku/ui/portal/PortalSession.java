package org.toroku.ui.portal;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.KeptForms;
import org.toroku.organisation.Member;
import org.toroku.organisation.MemberDesk;
import org.toroku.receipt.SignedReceiptDesk;

/**
 * What one browser session of an applicant knows: how far each way was gone and what was typed, so that the browser's
 * back button loses nothing, and the keys to its applications.
 */
@SpringComponent
@VaadinSessionScope
public class PortalSession {
    private final Map<UUID, Access> keys = new HashMap<>();
    private final Set<UUID> renewed = new HashSet<>();
    private final Map<UUID, SignedReceiptDesk.Prepared.Text> receipts = new HashMap<>();
    private final Map<Way, ApplyViewModel> journeys = new EnumMap<>(Way.class);
    private ProofChoice.Chosen chosen = new ProofChoice.Chosen();
    private OwnKey ownKey = new OwnKey();
    private FormDraft draft = new FormDraft();
    private Optional<Invited> invited = Optional.empty();
    private Optional<Assisted> assisted = Optional.empty();

    private final Office office;
    private final SessionNames names;
    private final PutAside aside;

    public PortalSession(Office office, SessionNames names, KeptForms forms) {
        this.office = office;
        this.names = names;
        this.aside = new PutAside(forms);
    }

    /** Where the letters come from is where people help; and what of addresses is known there. */
    @SpringComponent
    static final class Office {
        private final String telephone;
        private final Postcodes postcodes;

        Office(@Value("${toroku.letters.office.telephone:}") String telephone, Postcodes postcodes) {
            this.telephone = telephone;
            this.postcodes = postcodes;
        }

        Postcodes postcodes() {
            return postcodes;
        }

        String telephone() {
            return telephone;
        }
    }

    /** The text of a receipt that is being signed, perhaps outside of the browser. */
    Optional<SignedReceiptDesk.Prepared.Text> receipt(UUID applicationId) {
        return Optional.ofNullable(receipts.get(applicationId));
    }

    void receipt(UUID applicationId, Optional<SignedReceiptDesk.Prepared.Text> text) {
        text.ifPresentOrElse(each -> receipts.put(applicationId, each), () -> receipts.remove(applicationId));
    }

    /** An invitation that the next application is made with. */
    record Invited(String token, MemberDesk.Opened.Invited says) {
        @Override
        public String toString() {
            return "Invited[masked]";
        }
    }

    /** A session at the counter in which the next application is made. */
    record Assisted(String ticket, String number, Instant until) {
        @Override
        public String toString() {
            return "Assisted[" + number + "]";
        }
    }

    /** The way as far as it was gone; what is typed serves either way. */
    ApplyViewModel journey(Way way, EnrolmentDesk desk, Clock clock) {
        return journeys.computeIfAbsent(way, first -> {
            ApplyViewModel begun = new ApplyViewModel(first, desk, clock, draft);
            begun.helpBy(office.telephone());
            begun.lookUpBy(office.postcodes());
            return begun;
        });
    }

    ProofChoice.Chosen chosen() {
        return chosen;
    }

    OwnKey ownKey() {
        return ownKey;
    }

    /** Keeps the form of {@code way} as far as it is filled in. */
    KeptForms.Kept putAside(Way way, ClientFacts facts) {
        return aside.keep(saved(way), facts);
    }

    /** No field takes so much; browsers see to it for whoever uses one. */
    boolean isTooLong(Way way) {
        return saved(way).text().length() > KeptForms.LONGEST;
    }

    private SavedDraft saved(Way way) {
        return SavedDraft.of(way, draft, invited.map(Invited::token).orElse(""));
    }

    Optional<SavedDraft> openAside(String code) {
        return aside.open(code);
    }

    /** Begins anew with what was typed before, perhaps on another device. */
    void takeUp(String code, SavedDraft saved, Optional<MemberDesk.Opened.Invited> says) {
        clearDraft();
        says.ifPresent(member -> accept(saved.invitation(), member));
        saved.putInto(draft);
        aside.takeUp(code);
    }

    boolean isTakenUp() {
        return aside.isTakenUp();
    }

    /** Whether somebody typed something here that another form would take the place of. */
    boolean hasDraft() {
        return !draft.isEmpty() || invited.isPresent() || ownKey.input().isPresent();
    }

    /** Of what was typed an application was made. */
    void made(Access access) {
        aside.became(access.applicationId());
        keep(access);
    }

    /** An application waits for nothing more of the applicant before its examination. */
    void handedIn(UUID applicationId) {
        aside.handedIn(applicationId);
        clearDraft();
    }

    void clearDraft() {
        aside.leave();
        ownKey = new OwnKey();
        draft = new FormDraft();
        chosen = new ProofChoice.Chosen();
        journeys.clear();
        invited = Optional.empty();
        assisted = Optional.empty();
    }

    /** Begins anew with what the organisation wrote; whatever was typed before was typed for something else. */
    void accept(String token, MemberDesk.Opened.Invited says) {
        clearDraft();
        invited = Optional.of(new Invited(token, says));
        Member member = says.member();
        draft.put(FormField.FAMILY_NAME, member.familyName());
        draft.put(FormField.GIVEN_NAME, member.givenName());
        draft.put(FormField.FAMILY_NAME_KANA, member.familyNameKana());
        draft.put(FormField.GIVEN_NAME_KANA, member.givenNameKana());
        draft.put(FormField.EMAIL, member.email());
    }

    /** Begins anew at the counter: on its device somebody else may have typed before, whose keys are no business of this one. */
    void attend(Assisted session) {
        clearDraft();
        keys.clear();
        renewed.clear();
        assisted = Optional.of(session);
    }

    Optional<Assisted> assisted() {
        return assisted;
    }

    Optional<Invited> invited() {
        return invited;
    }

    void keep(Access access) {
        if (keys.isEmpty()) {
            // whoever knew its id before it opened anything does not know it any more (ASVS 7.2.4)
            names.rename();
        }
        keys.put(access.applicationId(), access);
    }

    /** As {@link #keep}, for a resume code that took the place of a lost one and has to be saved. */
    void keepRenewed(Access access) {
        keep(access);
        renewed.add(access.applicationId());
    }

    boolean isRenewed(UUID applicationId) {
        return renewed.contains(applicationId);
    }

    Optional<Access> find(UUID applicationId) {
        return Optional.ofNullable(keys.get(applicationId));
    }
}
