package org.toroku.ca.lint;

import java.util.List;
import java.util.stream.Stream;

/** All rules that a to-be-signed certificate must satisfy before the issuer's key may touch it. */
public final class PreSignLint {
    private static final List<LintRule> RULES = List.of(
            new VersionThree(),
            new SerialNumberQuality(),
            new ValidityWithinCeiling(),
            new ValidityWithinProofing(),
            new ValidityAsProfiled(),
            new ValidityEncoding(),
            new MandatoryContents(),
            new IssuerNameMatches(),
            new AuthorityKeyIdentifierMatches(),
            new SignatureAlgorithmMatches(),
            new SubjectAsOrdered(),
            new SubjectAttributesAllowed(),
            new SubjectCountryFirst(),
            new SubjectStringTypes(),
            new SubjectStringLengths(),
            new SubjectTextClean(),
            new SubjectNotPlaceholder(),
            new SubjectScriptsNotMixed(),
            new SubjectAltNameAsOrdered(),
            new SubjectAltNameSyntax(),
            new SubjectKeyAsOrdered(),
            new SubjectKeyIdentifierMatches(),
            new KeyUsageAsProfiled(),
            new KeyUsageFitsKey(),
            new KeyUsageCombination(),
            new NoCaRights(),
            new PoliciesAsProfiled(),
            new PoliciesPresent(),
            new RevocationPointersAsProfiled(),
            new AccessInformationAsProfiled(),
            new KnownExtensionsOnly());

    private PreSignLint() {}

    /** Every broken rule, in order, those of the profile's own last; empty means that the draft may be signed. */
    public static List<Finding> check(Draft draft) {
        return Stream.concat(
                        RULES.stream()
                                .filter(rule -> !satisfied(rule, draft))
                                .map(rule -> new Finding(rule.id(), rule.clause(), rule.field())),
                        OwnCps.check(draft).stream())
                .toList();
    }

    /** How many rules there are for every profile, for the record beside each certificate. */
    public static int ruleCount() {
        return RULES.size();
    }

    /** What is recorded beside a certificate that broke none of them. */
    public static String passed() {
        return "rules=" + ruleCount() + ";findings=0";
    }

    /** Names of all rules, for whoever has to say in words what they demand. */
    public static List<String> ids() {
        return Stream.concat(RULES.stream().map(LintRule::id), Stream.of(OwnCps.ID))
                .toList();
    }

    private static boolean satisfied(LintRule rule, Draft draft) {
        try {
            return rule.satisfiedBy(draft);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            // BC's way of saying that a structure is not what the rule looks for: not satisfied.
            return false;
        }
    }
}
