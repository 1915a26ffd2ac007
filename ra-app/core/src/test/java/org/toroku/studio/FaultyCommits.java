package org.toroku.studio;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A connection to the database that breaks at the moment of a commit: just before it, or just after it. */
final class FaultyCommits {
    private final DataSource dataSource;
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Fault fault = new Fault(Moment.NEVER, "", "");

    enum Moment {
        NEVER,
        BEFORE,
        AFTER
    }

    private record Fault(Moment moment, String threads, String words) {}

    FaultyCommits(DataSource real) {
        dataSource = proxy(
                DataSource.class,
                real,
                (method, result) -> result instanceof Connection connection ? connection(connection) : result);
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Every commit after a statement with these words, on threads whose name starts so. */
    void fail(Moment moment, String threads, String words) {
        hits.set(0);
        fault = new Fault(moment, threads, words);
    }

    void repair() {
        fault = new Fault(Moment.NEVER, "", "");
    }

    int hits() {
        return hits.get();
    }

    private interface After {
        Object apply(String method, Object result) throws SQLException;
    }

    private Connection connection(Connection real) {
        AtomicReference<String> said = new AtomicReference<>("");
        return (Connection) Proxy.newProxyInstance(
                FaultyCommits.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        said.updateAndGet(before -> before + arguments[0]);
                    }
                    if (!method.getName().equals("commit")) {
                        return call(real, method, arguments);
                    }
                    boolean hit = hits(said.getAndSet(""));
                    if (hit && fault.moment() == Moment.BEFORE) {
                        // what a server does that loses its client
                        real.rollback();
                        hits.incrementAndGet();
                        throw new SQLException("killed before the commit");
                    }
                    Object result = call(real, method, arguments);
                    if (hit) {
                        hits.incrementAndGet();
                        throw new SQLException("killed after the commit");
                    }
                    return result;
                });
    }

    private boolean hits(String said) {
        Fault now = fault;
        return now.moment() != Moment.NEVER
                && Thread.currentThread().getName().startsWith(now.threads())
                && said.contains(now.words());
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                FaultyCommits.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> after.apply(method.getName(), call(real, method, arguments))));
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
