package org.toroku.boot.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;

/** What is there where this house publishes the status of its certificates, and not where another CA does. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(StatusIsHere.Ours.class)
public @interface StatusIsHere {
    /** A CA of ours, in this process or in a room of its own. */
    final class Ours extends AnyNestedCondition {
        Ours() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
        static class Pkcs11 {}

        @ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
        static class Apart {}
    }
}
