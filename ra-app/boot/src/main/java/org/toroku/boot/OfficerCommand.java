package org.toroku.boot;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.officers.FirstPasswords;
import org.toroku.officers.NamesakeException;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.OfficerSettings;
import org.toroku.officers.Roles;

/**
 * Enters, changes and disables officers, by whoever operates the machine. Every change is in the book, with the account of the
 * operating system under which it was made, and counts at the officer's next request.
 */
public final class OfficerCommand {
    /** Done. */
    public static final int DONE = 0;
    /** Nothing was changed, for the reason that is printed. */
    public static final int REFUSED = 1;
    /** It could not be found out what there is. */
    public static final int FAILED = 2;

    private static final String USAGE = """
            usage / 使い方:
              officer list
              officer add NAME --display 氏名 --roles ROLE,…   prints a first password, once / 最初のパスワードを一度だけ表示します
              officer roles NAME --roles ROLE,…
              officer disable NAME | enable NAME
              officer password NAME                            a new first password / 新しい最初のパスワード
              officer bind NAME --issuer URL --subject SUB     whom the identity provider means / 認証基盤の利用者との対応付け
              officer unbind NAME
              officer appoint NAME --rule automatic-decision   answers for the rule from now on / 統括責任者に任命
            roles / 役割:\s""";
    private static final Set<String> ROLES = new TreeSet<>(
            Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM, Roles.PROCESS_OWNER));
    private static final Set<String> RULES = Set.of("automatic-decision");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,31}");
    private static final int LONGEST_DISPLAY = 100;
    private static final int PASSWORD_BYTES = 18;

    private final OfficerOffice office;
    private final PrintStream out;
    private final PrintStream err;

    /** @param office what the command works on; stays open */
    public OfficerCommand(OfficerOffice office, PrintStream out, PrintStream err) {
        this.office = office;
        this.out = out;
        this.err = err;
    }

    /** With the settings of the application, as it reads them itself; exits with one of the codes above. */
    public static void main(String[] line) {
        System.exit(run(Map.of(), List.of(line)));
    }

    /** @param settings beside those that the application finds by itself */
    public static int run(Map<String, Object> settings, List<String> line) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Map<String, Object> quiet = new HashMap<>(settings);
        quiet.put("logging.level.root", "ERROR");
        try (OfficerOffice office = OfficerOffice.open(quiet)) {
            return new OfficerCommand(office, out, err).run(line);
        } catch (RuntimeException e) {
            err.println("できませんでした / could not be done: " + e.getMessage());
            return FAILED;
        }
    }

    /** @param line without {@code officer} */
    public int run(List<String> line) {
        Optional<Asked> asked = Asked.of(line);
        return asked.isEmpty() ? usage() : carryOut(asked.get());
    }

    private record Asked(String act, String name, Map<String, String> options) {
        private static final Map<String, Set<String>> ACTS = Map.of(
                "list", Set.of(),
                "add", Set.of("--display", "--roles"),
                "roles", Set.of("--roles"),
                "disable", Set.of(),
                "enable", Set.of(),
                "password", Set.of(),
                "bind", Set.of("--issuer", "--subject"),
                "unbind", Set.of(),
                "appoint", Set.of("--rule"));

        /** Every option that an act has must be there, and no other. */
        static Optional<Asked> of(List<String> line) {
            List<String> rest = new ArrayList<>(line);
            String act = rest.isEmpty() ? "" : rest.removeFirst();
            String name = "list".equals(act) || rest.isEmpty() ? "" : rest.removeFirst();
            Map<String, String> options = new HashMap<>();
            for (int i = 0; i + 1 < rest.size(); i += 2) {
                options.put(rest.get(i), rest.get(i + 1));
            }
            return options.keySet().equals(ACTS.get(act)) && rest.size() == 2 * options.size()
                    ? Optional.of(new Asked(act, name, options))
                    : Optional.empty();
        }

        String option(String name) {
            return Objects.requireNonNull(options.get(name));
        }
    }

    private int usage() {
        err.println(USAGE + String.join(", ", ROLES));
        return FAILED;
    }

    private int refused(String japanese, String english) {
        err.println(japanese + " / " + english);
        return REFUSED;
    }

    private int carryOut(Asked asked) {
        try {
            return switch (asked.act()) {
                case "list" -> list();
                case "add" -> add(asked);
                case "roles" -> roles(asked);
                case "disable" -> changed(asked, account -> enabled(account, false));
                case "enable" -> changed(asked, account -> enabled(account, true));
                case "password" -> password(asked);
                case "bind" -> bind(asked);
                case "unbind" -> unbind(asked);
                default -> appoint(asked);
            };
        } catch (NamesakeException sameName) {
            return refused(
                    "同じ氏名の有効なアカウントがあります。別人であることを toroku.officers.two-persons に記載してください。",
                    "an enabled account has the same name: state in toroku.officers.two-persons that they are two persons");
        }
    }

    private int list() {
        for (OfficerAccount account : office.part(OfficerRegister.class).all()) {
            String vouched = office.part(OfficerRegister.class)
                            .vouched(account.username())
                            .isPresent()
                    ? ""
                    : "  ALTERED / 改ざん";
            out.println("%-20s %-8s %-40s %s%s"
                    .formatted(
                            account.username(),
                            account.enabled() ? "enabled" : "disabled",
                            String.join(",", new TreeSet<>(account.roles())),
                            account.displayName(),
                            vouched));
        }
        return DONE;
    }

    private int add(Asked asked) {
        String display = asked.option("--display").strip();
        if (!NAME.matcher(asked.name()).matches()) {
            return refused(
                    "ログイン名は英小文字で始まる2～32文字です（英小文字、数字、. _ -）。",
                    "a login name begins with a letter and has 2 to 32 of a-z, 0-9, . _ -");
        }
        if (display.isEmpty() || display.length() > LONGEST_DISPLAY) {
            return refused("氏名は1～100文字です。", "a name has 1 to 100 characters");
        }
        return withRoles(asked, roles -> {
            String password = firstPassword();
            if (!added(asked, new OfficerAccount(asked.name(), display, encoded(password), true, roles))) {
                return refused("そのログイン名は使われています。", "this login name is taken");
            }
            tell(password);
            return DONE;
        });
    }

    private interface WithRoles {
        int apply(Set<String> roles);
    }

    private int withRoles(Asked asked, WithRoles then) {
        Set<String> roles = Arrays.stream(asked.option("--roles").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        return ROLES.containsAll(roles)
                ? then.apply(roles)
                : refused("役割がありません: " + String.join(", ", ROLES), "roles are: " + String.join(", ", ROLES));
    }

    private int roles(Asked asked) {
        return withRoles(
                asked,
                roles -> changed(
                        asked,
                        account -> new OfficerAccount(
                                account.username(),
                                account.displayName(),
                                account.passwordHash(),
                                account.enabled(),
                                roles)));
    }

    private int password(Asked asked) {
        String password = firstPassword();
        int done = changed(
                asked,
                account -> new OfficerAccount(
                        account.username(),
                        account.displayName(),
                        encoded(password),
                        account.enabled(),
                        account.roles()),
                this::saveWithFirst);
        if (done == DONE) {
            tell(password);
        }
        return done;
    }

    private int bind(Asked asked) {
        try {
            return known(asked, account -> {
                office.part(OfficerIdentities.class)
                        .bind(account.username(), asked.option("--issuer"), asked.option("--subject"));
                note(asked.act(), account.username());
                return DONE;
            });
        } catch (IllegalArgumentException unfit) {
            return refused("対応付けできません（他の職員のもの、または文字列が不正です）。", String.valueOf(unfit.getMessage()));
        }
    }

    private int unbind(Asked asked) {
        return known(asked, account -> {
            office.part(OfficerIdentities.class).unbind(account.username());
            note(asked.act(), account.username());
            return DONE;
        });
    }

    private int appoint(Asked asked) {
        String rule = asked.option("--rule");
        if (!RULES.contains(rule)) {
            return refused("規則がありません: " + String.join(", ", RULES), "rules are: " + String.join(", ", RULES));
        }
        boolean manager =
                office.part(OfficerRegister.class).rolesInForce(asked.name()).contains(Roles.MANAGER);
        if (!manager) {
            return refused("有効な統括責任者（manager）ではありません。", "this is no enabled manager");
        }
        office.part(TransactionTemplate.class).executeWithoutResult(_ -> {
            office.part(OfficerRegister.class)
                    .appoint(rule, asked.name(), office.part(Clock.class).instant());
            note(asked.act(), asked.name());
        });
        return DONE;
    }

    private static OfficerAccount enabled(OfficerAccount account, boolean enabled) {
        return new OfficerAccount(
                account.username(), account.displayName(), account.passwordHash(), enabled, account.roles());
    }

    private int changed(Asked asked, UnaryOperator<OfficerAccount> change) {
        return changed(asked, change, this::save);
    }

    private int changed(Asked asked, UnaryOperator<OfficerAccount> change, BiConsumer<String, OfficerAccount> writes) {
        return known(asked, account -> {
            writes.accept(asked.act(), change.apply(account));
            return DONE;
        });
    }

    /**
     * Only what the book vouches for is changed: else a row that somebody altered would be sealed as it is. Held, because the
     * whole row is written: a password that its owner changes at this moment would come back.
     */
    private int known(Asked asked, ToIntFunction<OfficerAccount> then) {
        return Objects.requireNonNull(office.part(TransactionTemplate.class).execute(_ -> knownHeld(asked, then)));
    }

    private int knownHeld(Asked asked, ToIntFunction<OfficerAccount> then) {
        Optional<OfficerAccount> account;
        try {
            office.part(Book.class).hold(new Book.Row(ProtectedTable.OFFICER, asked.name()));
            account = office.part(OfficerRegister.class).vouched(asked.name());
        } catch (RowAlteredException altered) {
            account = Optional.empty();
        }
        if (account.isEmpty()) {
            return refused("そのログイン名の職員はいないか、登録が改ざんされています。", "no officer has this login name, or the row was altered");
        }
        if (account.get().roles().contains(Roles.ORGANISATION_ADMIN)) {
            return refused("組織の管理者は画面から変更します。", "who administers an organisation is changed on its page");
        }
        return then.applyAsInt(account.get());
    }

    private void saveWithFirst(String act, OfficerAccount account) {
        office.part(TransactionTemplate.class).executeWithoutResult(_ -> {
            save(act, account);
            office.part(FirstPasswords.class).given(account);
        });
    }

    /** Asked in the commit that enters it: two operators may enter the same name at once. */
    private boolean added(Asked asked, OfficerAccount account) {
        return Boolean.TRUE.equals(office.part(TransactionTemplate.class).execute(_ -> {
            boolean added = office.part(OfficerRegister.class).add(account);
            if (added) {
                office.part(FirstPasswords.class).given(account);
                note(asked.act(), account.username());
            }
            return added;
        }));
    }

    private void save(String act, OfficerAccount account) {
        office.part(TransactionTemplate.class).executeWithoutResult(_ -> {
            office.part(OfficerRegister.class).save(account);
            note(act, account.username());
        });
    }

    /** Who sits at the machine is not known to Toroku; the operating system's word for it is what there is. */
    private void note(String act, String username) {
        office.part(Book.class)
                .record(new Book.Entry(
                        new Actor.Service("officer-command"),
                        "officer-" + act + "-by-command",
                        Optional.empty(),
                        Map.of("officer", username, "operator", System.getProperty("user.name", "unknown")),
                        List.of()));
    }

    private static String firstPassword() {
        byte[] bits = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private String encoded(String password) {
        return Objects.requireNonNull(office.part(PasswordEncoder.class).encode(password));
    }

    private void tell(String password) {
        out.println("最初のパスワード（この一度だけ表示します。本人に手渡してください。変更するまで、ほかの画面は開きません）");
        out.println("first password (shown this once; hand it over; until it is changed it opens no other page): "
                + password);
        Instant ends = office.part(Clock.class)
                .instant()
                .plus(office.part(OfficerSettings.class).firstPasswordValid());
        out.println("変更の期限 / to be changed by: " + ends.truncatedTo(ChronoUnit.MINUTES));
    }
}
