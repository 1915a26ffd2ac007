package org.toroku.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.toroku.audit.Actor;

/** A step whose work a test decides, and that counts how often it was done and how often its writes were committed. */
final class TestStep implements Step {
    private final String jobType;
    private final Function<StepContext, StepResult> work;
    private final List<StepContext> performed = new CopyOnWriteArrayList<>();
    private final AtomicInteger writes = new AtomicInteger();

    TestStep(String jobType, Function<StepContext, StepResult> work) {
        this.jobType = jobType;
        this.work = work;
    }

    static TestStep answering(String jobType, Map<String, Object> variables) {
        return new TestStep(jobType, context -> done(variables, () -> {}));
    }

    static StepResult done(Map<String, Object> variables, Runnable writes) {
        return new StepResult.Done(new Actor.Service("test"), variables, writes);
    }

    @Override
    public String jobType() {
        return jobType;
    }

    @Override
    public StepResult perform(StepContext context) {
        performed.add(context);
        StepResult result = work.apply(context);
        if (result instanceof StepResult.Done done) {
            return done(done.variables(), () -> {
                done.writes().run();
                writes.incrementAndGet();
            });
        }
        return result;
    }

    List<StepContext> performed() {
        return List.copyOf(performed);
    }

    /** Runs of the writes, those that were rolled back included. */
    int writes() {
        return writes.get();
    }
}
