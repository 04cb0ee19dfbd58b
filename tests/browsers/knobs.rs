//! Knobs and the addresses that hold them.

use bytewise_tests::browser::keys::{CONTROL, ENTER};
use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::Server;
use protocol::Knob;

use crate::bench::{Bench, points};

fn points_knob() -> Knob {
    let slots = exercises::find("slots").expect("slots is listed");
    slots.knobs().remove(0)
}

#[test]
fn a_value_that_cannot_be_is_said_at_the_knob_and_run_waits() {
    let server = Server::shared();
    test(Browser::Chromium, "wrong-knob", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        let knob = points_knob();
        let too_large = (knob.max + 1).to_string();
        for wrong in ["", "many", "-1", "1.5", &too_large] {
            bench.set("points", wrong).await;
            let error = knob.parse(wrong).expect_err("it is wrong").to_string();
            let alert = bench.alert().await;
            assert!(alert.text.contains(&error), "{alert:?} without {error}");
            page.until_there("[data-knob=points][aria-invalid=true]")
                .await;
            // It is no use to press Run, by mouse or by key.
            assert_eq!(page.count("[data-action=run]:enabled").await, 0, "{wrong}");
            bench.click_at_once("[data-action=run]").await;
            page.press(Some(CONTROL), ENTER).await;
            assert_eq!(bench.state().await, "idle", "{wrong}");
        }
        bench.set("points", "12,345").await;
        assert!(bench.alerts().await.is_empty());
        bench
            .assert_run_gives_figures("slots", &points(12_345))
            .await;
    });
}

#[test]
fn an_address_reproduces_the_knobs_and_never_runs_by_itself() {
    let server = Server::shared();
    test(Browser::Chromium, "address", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?points=12345").await;
        assert_eq!(bench.state().await, "idle");
        assert!(bench.rows().await.is_empty());
        bench
            .assert_run_gives_figures("slots", &points(12_345))
            .await;
    });
}

#[test]
fn the_address_follows_the_knobs() {
    let server = Server::shared();
    test(Browser::Chromium, "address-follows", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.set("points", "777").await;
        page.until(
            "the address holds the knob",
            "location.search === '?points=777'",
        )
        .await;
        page.reload().await;
        let bench = Bench::here(page).await;
        bench.assert_run_gives_figures("slots", &points(777)).await;
    });
}

#[test]
fn an_address_with_a_wrong_value_is_said_at_the_knob() {
    let server = Server::shared();
    test(Browser::Chromium, "wrong-address", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?points=lots").await;
        let error = points_knob().parse("lots").expect_err("it is wrong");
        assert!(bench.alert().await.text.contains(&error.to_string()));
        assert_eq!(page.count("[data-action=run]:enabled").await, 0);
    });
}

#[test]
fn figures_of_another_case_are_marked_as_such() {
    let server = Server::shared();
    test(Browser::Chromium, "stale", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_measured().await;
        assert_eq!(page.count("[data-stale=true]").await, 0);
        bench.set("points", "77").await;
        page.until_there("[data-stale=true] [data-variant][data-peak]")
            .await;
        bench.assert_run_gives_figures("slots", &points(77)).await;
        assert_eq!(page.count("[data-stale=true]").await, 0);
    });
}
