package org.toroku.process;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Empties the outbox: woken by each commit of this node, looking by itself for what other nodes wrote. */
@Component
class OutboxDrain {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDrain.class);
    private static final int BATCH = 32;

    /** Refusals after which an order can only be helped by people. */
    private static final int ALARM_AFTER = 10;

    private final Outbox outbox;
    private final OrderDelivery delivery;
    private final Bells bells;
    private final ProcessSettings.Delivery settings;

    OutboxDrain(Outbox outbox, OrderDelivery delivery, Bells bells, ProcessSettings settings) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.bells = bells;
        this.settings = settings.delivery();
    }

    /** Works until interrupted. */
    void run(CamundaClient engine) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(
                settings.senders(),
                Thread.ofPlatform().daemon().name("toroku-outbox-", 0).factory());
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Round round = round(engine, senders);
                failures = round == Round.ENGINE_AWAY ? failures + 1 : 0;
                if (failures > 0) {
                    Thread.sleep(new Delivery.Later("", true).pause(failures, settings.longestBackoff()));
                } else if (round == Round.NOTHING_DUE) {
                    bells.outbox().await(settings.pollInterval());
                }
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private enum Round {
        NOTHING_DUE,
        DELIVERED,
        ENGINE_AWAY
    }

    private Round round(CamundaClient engine, ExecutorService senders) throws InterruptedException {
        List<Outbox.Order> orders;
        try {
            orders = outbox.take(BATCH, settings.lease());
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("fault", Fault.describe(e)).log("Outbox cannot be read");
            return Round.ENGINE_AWAY;
        }
        if (orders.isEmpty()) {
            return Round.NOTHING_DUE;
        }
        AtomicBoolean away = new AtomicBoolean();
        CountDownLatch open = new CountDownLatch(orders.size());
        for (Outbox.Order order : orders) {
            senders.execute(() -> {
                try {
                    if (send(engine, order)) {
                        away.set(true);
                    }
                } finally {
                    open.countDown();
                }
            });
        }
        open.await();
        return away.get() ? Round.ENGINE_AWAY : Round.DELIVERED;
    }

    /** @return whether the engine was away */
    private boolean send(CamundaClient engine, Outbox.Order order) {
        try {
            switch (delivery.deliver(engine, order)) {
                case Delivery.Delivered _ -> outbox.done(order.id());
                case Delivery.Moot _ -> outbox.done(order.id());
                case Delivery.Later later -> {
                    postpone(order, later);
                    return later.engineAway();
                }
            }
            return false;
        } catch (RuntimeException e) {
            // Mostly the database; the lease runs out and the order is sent again.
            LOG.atWarn()
                    .addKeyValue("order", order.id())
                    .addKeyValue("fault", Fault.describe(e))
                    .log("Order to the engine not recorded");
            return true;
        }
    }

    private void postpone(Outbox.Order order, Delivery.Later later) {
        Duration pause = later.pause(order.attempts(), settings.longestBackoff());
        outbox.later(order.id(), pause, later.errorCode());
        if (later.errorCode().equals("not-found") || later.errorCode().equals(Outbox.NO_MODEL)) {
            bells.recovery().ring();
        }
        if (order.attempts() == ALARM_AFTER && !later.engineAway()) {
            LOG.atError()
                    .addKeyValue("order", order.id())
                    .addKeyValue("kind", order.kind())
                    .addKeyValue("case", order.caseId())
                    .addKeyValue("code", later.errorCode())
                    .log("The engine keeps refusing an order");
        }
    }
}
