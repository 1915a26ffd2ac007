package org.toroku.boot.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.toroku.ca.offender.WantsABean;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.chicken.offender.Chicken;
import org.toroku.decision.offender.ApprovedRequest;
import org.toroku.egg.offender.Egg;
import org.toroku.enrolment.offender.AsksTheEngine;
import org.toroku.enrolment.offender.BringsItsOwnModels;
import org.toroku.enrolment.offender.EvaluatesRules;
import org.toroku.enrolment.offender.LooksAtTheWall;
import org.toroku.enrolment.offender.MakesItsOwnCryptography;
import org.toroku.enrolment.offender.ShowsAButton;
import org.toroku.enrolment.offender.WaitsForInjection;
import org.toroku.enrolment.offender.WritesAnEMail;
import org.toroku.evidence.offender.ReachesBack;
import org.toroku.issuance.offender.ForgesAnOrder;
import org.toroku.ui.offender.AsksTheDatabase;
import org.toroku.ui.offender.ReadsTheDocuments;

/** A rule of the architecture, each with classes that break it. */
@SuppressWarnings("ImmutableEnumChecker") // ArchUnit does not say of its rules that they are immutable; they are
enum Boundary {
    VAADIN_STAYS_IN_THE_USER_INTERFACE(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.toroku.ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.vaadin.."),
            ShowsAButton.class),

    ONLY_THE_PROCESS_MODULE_KNOWS_THE_ENGINE_S_CLIENT(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.toroku.process..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.camunda.client.."),
            AsksTheEngine.class),

    ONLY_THE_STUDIO_SAYS_WHICH_MODELS_ARE_IN_FORCE(
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.toroku.process..", "org.toroku.studio..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.toroku.process.ModelSource"),
            BringsItsOwnModels.class),

    ONLY_THE_AUTOMATON_EVALUATES_RULES(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.toroku.automaton..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.camunda.dmn..", "org.camunda.feel.."),
            EvaluatesRules.class),

    ONLY_THE_POST_SENDS_MAIL(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.toroku.post..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.mail.."),
            WritesAnEMail.class),

    BOUNCY_CASTLE_STAYS_WITH_CERTIFICATES(
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.toroku.pki..", "org.toroku.ca..", "org.toroku.testkit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bouncycastle.."),
            MakesItsOwnCryptography.class),

    FACES_DO_NOT_TALK_TO_THE_DATABASE(
            noClasses()
                    .that()
                    .resideInAnyPackage("org.toroku.ui..", "org.toroku.boot.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.springframework.transaction.."),
            AsksTheDatabase.class),

    FACES_SEE_DESKS_AND_WHAT_DESKS_SHOW(
            noClasses()
                    .that()
                    .resideInAnyPackage("org.toroku.ui..", "org.toroku.boot.api..")
                    .should()
                    .dependOnClassesThat(inCore().and(not(shownByDesks()))),
            ReadsTheDocuments.class),

    TIME_COMES_FROM_THE_CLOCK(
            noClasses()
                    .that()
                    .resideInAPackage("org.toroku..")
                    // these make the one clock of their process
                    .and()
                    .doNotHaveFullyQualifiedName("org.toroku.boot.TrustConfiguration")
                    .and()
                    .doNotHaveFullyQualifiedName("org.toroku.ca.outside.StatusCommand")
                    .and()
                    .doNotHaveFullyQualifiedName("org.toroku.ca.ceremony.CeremonyCommand")
                    .and()
                    .doNotHaveFullyQualifiedName("org.toroku.ca.apart.ConnectorProgram")
                    .and()
                    .doNotHaveFullyQualifiedName("org.toroku.boot.OfficerOffice$Parts")
                    .should(callMethodWhere(target(owner(resideInAPackage("java.time..")))
                                    .and(target(nameMatching("now|system.*|tick.*")))
                                    .and(withoutClock()))
                            .or(callMethodWhere(target(owner(describe("System", c -> c.isEquivalentTo(System.class))))
                                    .and(target(nameMatching("currentTimeMillis")))))
                            .or(callConstructor(Date.class))),
            LooksAtTheWall.class),

    DEPENDENCIES_COME_BY_THE_CONSTRUCTOR(
            noFields()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .orShould()
                    .beAnnotatedWith(Value.class)
                    .orShould()
                    .beAnnotatedWith(Resource.class)
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject"),
            WaitsForInjection.class),

    THE_CONNECTOR_AND_THE_CARD_VERIFIER_DO_WITHOUT_SPRING(
            noClasses()
                    .that()
                    .resideInAnyPackage("org.toroku.ca..", "org.toroku.pki..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.."),
            WantsABean.class),

    ONLY_DECISIONS_MAKE_ORDERS(
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.toroku.decision..", "org.toroku.ca..")
                    .should(callConstructorWhere(target(owner(describe("an order", Boundary::isOrder))))
                            .or(callMethodWhere(target(owner(describe("an order", Boundary::isOrder)))
                                    .and(target(nameMatching("encode")))))),
            ForgesAnOrder.class),

    APPROVED_REQUESTS_ARE_SEALED_IN_THEIR_PACKAGE(
            classes()
                    .that()
                    .haveSimpleName("ApprovedRequest")
                    .or()
                    .haveSimpleName("OrderSigner")
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .resideInAPackage("org.toroku.decision"),
            ApprovedRequest.class),

    MODULES_KNOW_ONLY_WHOM_THEY_MAY_KNOW(Modules.knowOnlyWhomTheyMayKnow(), ReachesBack.class),

    MODULES_FORM_NO_CYCLES(slices().matching("org.toroku.(*)..").should().beFreeOfCycles(), Chicken.class, Egg.class);

    private final ArchRule rule;
    private final List<Class<?>> offenders;

    Boundary(ArchRule rule, Class<?>... offenders) {
        this.rule = rule;
        this.offenders = List.copyOf(Arrays.asList(offenders));
    }

    ArchRule rule() {
        return rule;
    }

    List<Class<?>> offenders() {
        return offenders;
    }

    private static boolean isOrder(JavaClass type) {
        return type.isEquivalentTo(IssuanceOrder.class)
                || type.isEquivalentTo(SignedOrder.class)
                || type.isEquivalentTo(CanonicalOrder.class);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> withoutClock() {
        return describe(
                "without a clock",
                call -> call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class)));
    }

    private static DescribedPredicate<JavaClass> inCore() {
        return resideInAnyPackage(Modules.names().stream()
                        .map(name -> "org.toroku." + name + "..")
                        .toArray(String[]::new))
                .as("the domain");
    }

    /** Desks, the read-only views beside them, and the values that both speak of. */
    private static final List<String> SHOWN = List.of(
            "org.toroku.assistance.AssistedDesk",
            "org.toroku.assistance.AttendanceDesk",
            "org.toroku.assignment.AbsenceDesk",
            "org.toroku.assignment.RuleDesk",
            "org.toroku.audit.MyNumberText",
            "org.toroku.audit.Passphrase",
            "org.toroku.audit.RowAlteredException",
            "org.toroku.audit.Silenced",
            "org.toroku.check.CheckDesk",
            "org.toroku.confirmation.CoolingOffDesk",
            "org.toroku.counter.TrackerDesk",
            "org.toroku.revocation.Channel",
            "org.toroku.revocation.FoundFact",
            "org.toroku.revocation.Publications",
            "org.toroku.revocation.RefusalReason",
            "org.toroku.revocation.RevocationDesk",
            "org.toroku.revocation.SelfRevocationDesk",
            "org.toroku.enrolment.Deadline",
            "org.toroku.enrolment.EmailAddress",
            "org.toroku.enrolment.EnrolmentDesk",
            "org.toroku.enrolment.KeptForms",
            "org.toroku.enrolment.Networks",
            "org.toroku.enrolment.ApplicationForm",
            "org.toroku.enrolment.ApplicationState",
            "org.toroku.enrolment.ApplicationRecord",
            "org.toroku.enrolment.Applications",
            "org.toroku.enrolment.OrganisationStatement",
            "org.toroku.enrolment.Pace",
            "org.toroku.enrolment.PersonName",
            "org.toroku.enrolment.Routes",
            "org.toroku.identity.Identities",
            "org.toroku.matching.Alignment",
            "org.toroku.matching.DocumentMatching",
            "org.toroku.matching.MatchReport",
            "org.toroku.matching.Matches",
            "org.toroku.automaton.Judgements",
            "org.toroku.decision.CaseSearch",
            "org.toroku.decision.DecisionDesk",
            "org.toroku.decision.PersonDesk",
            "org.toroku.decision.PreviewDesk",
            "org.toroku.halted.HaltDesk",
            "org.toroku.officers.AccountDesk",
            "org.toroku.officers.AutomationSwitch",
            "org.toroku.officers.Roles",
            "org.toroku.living.LivingDesk",
            "org.toroku.organisation.AffiliationDesk",
            "org.toroku.organisation.InvitationDesk",
            "org.toroku.organisation.Member",
            "org.toroku.organisation.MemberColumn",
            "org.toroku.organisation.MemberDesk",
            "org.toroku.organisation.Organisation",
            "org.toroku.organisation.OrganisationDesk",
            "org.toroku.paper.Act",
            "org.toroku.paper.CodePost",
            "org.toroku.paper.CustodyEvent",
            "org.toroku.paper.Defect",
            "org.toroku.paper.DefectCode",
            "org.toroku.paper.EnclosureKind",
            "org.toroku.paper.LetterLanguage",
            "org.toroku.paper.PaperCounter",
            "org.toroku.paper.PaperExaminationDesk",
            "org.toroku.paper.PaperField",
            "org.toroku.paper.PaperFiles",
            "org.toroku.paper.PostRoomDesk",
            "org.toroku.paper.ProofMethod",
            "org.toroku.paper.RecheckDesk",
            "org.toroku.paper.ReturnNotices",
            "org.toroku.paper.ResumeDesk",
            "org.toroku.paper.SealVerdict",
            "org.toroku.paper.UnreadPages",
            "org.toroku.partner.Partner",
            "org.toroku.partner.PartnerApi",
            "org.toroku.partner.PartnerDesk",
            "org.toroku.post.DefectSentences",
            "org.toroku.post.EmailDesk",
            "org.toroku.post.LetterDesk",
            "org.toroku.post.LetterKind",
            "org.toroku.post.OutgoingMail",
            "org.toroku.process.CaseTrail",
            "org.toroku.process.Inbox",
            "org.toroku.process.InboxChanged",
            "org.toroku.process.SavedViews",
            "org.toroku.profile.ProfileDesk",
            "org.toroku.receipt.ReceiptDesk",
            "org.toroku.receipt.SignedReceiptDesk",
            "org.toroku.renewal.RenewalCounter",
            "org.toroku.notes.CaseNotes",
            "org.toroku.renewal.RenewalDesk",
            "org.toroku.studio.Act",
            "org.toroku.studio.CaseCourse",
            "org.toroku.studio.CaseModelDesk",
            "org.toroku.studio.DraftDesk",
            "org.toroku.studio.LiveDesk",
            "org.toroku.studio.MoveDesk",
            "org.toroku.studio.MovePreview",
            "org.toroku.studio.PublicationDesk",
            "org.toroku.studio.ReplayDesk",
            "org.toroku.studio.ReplayReport",
            "org.toroku.studio.RulesDesk",
            "org.toroku.subjectkey.KeyCounter",
            "org.toroku.subjectkey.KeyDesk",
            "org.toroku.subjectkey.KeyInput",
            "org.toroku.subjectkey.SubjectKeyRow",
            "org.toroku.wording.Slot",
            "org.toroku.wording.Wording",
            "org.toroku.wording.WordingDesk",
            "org.toroku.wording.WordingKind");

    private static DescribedPredicate<JavaClass> shownByDesks() {
        return describe("shown by desks", type -> SHOWN.contains(outermost(type).getFullName()));
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        Optional<JavaClass> enclosing = outer.getEnclosingClass();
        while (enclosing.isPresent()) {
            outer = enclosing.get();
            enclosing = outer.getEnclosingClass();
        }
        return outer;
    }
}
