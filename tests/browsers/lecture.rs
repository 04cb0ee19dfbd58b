//! A lecture: walked by keys alone, in step with its notes, and as a sheet.

use bytewise_tests::browser::keys::{CONTROL, ENTER, LEFT, PAGE_DOWN, PAGE_UP, RIGHT};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::qr;
use protocol::{Content, Shape};
use serde_json::json;

use crate::accessibility::{assert_axe_finds_nothing, assert_no_overflow, axe, look};
use crate::bench::{Bench, points};

/// The address of a lecture's window.
fn address(server: &Server, query: &str) -> String {
    format!("{}present/slots/?{query}", server.root())
}

/// The first exercise of that shape.
fn of_shape(shape: Shape) -> Content {
    let mut all = exercises::all();
    let exercise = all.find(|it| it.shape() == shape);
    let exercise = exercise.expect("some exercise has the shape");
    host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"))
}

fn slots() -> Content {
    let exercise = exercises::all().find(|it| it.slug() == "slots");
    let exercise = exercise.expect("it is the first of all");
    host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"))
}

async fn until_step(page: &Page, place: &str) {
    page.until_there(&format!("[data-lecture-place='{place}'][data-step-kind]"))
        .await;
}

async fn kind(page: &Page) -> String {
    let kind = page.attribute("main", "data-step-kind").await;
    kind.expect("a step is shown")
}

async fn place(page: &Page) -> String {
    let place = page.attribute("main", "data-lecture-place").await;
    place.expect("a step is shown")
}

/// Presses → until a step of that kind is shown.
async fn walk_to(page: &Page, wanted: &str) {
    for _ in 0..30 {
        if kind(page).await == wanted {
            return;
        }
        turn(page, RIGHT).await;
    }
    panic!("no step is `{wanted}`");
}

/// Presses a key that turns, and waits until it has.
async fn turn(page: &Page, key: char) {
    let before = place(page).await;
    page.press(None, key).await;
    page.until(
        "another step is shown",
        &format!(
            "document.querySelector('[data-step-kind]')?.dataset.lecturePlace !== {}
             && document.querySelector('[data-step-kind]')",
            json!(before)
        ),
    )
    .await;
}

/// The kinds of an exercise's steps, as `lecture/step.rs` promises them.
fn expected(content: &Content) -> Vec<&'static str> {
    let questions = content.predictions.len();
    let codes = 2;
    let mut kinds = vec!["problem"];
    if content.entry.shape == Shape::Predict {
        kinds.extend(["code"].repeat(codes));
        kinds.extend(["question", "votes", "prove", "answer"].repeat(questions));
        kinds.push("compare");
    } else {
        kinds.extend(["question", "votes"].repeat(questions));
        kinds.extend(["code", "run"].repeat(codes));
        kinds.push("compare");
        kinds.extend(["answer"].repeat(questions));
        if !content.points.is_empty() {
            kinds.push("points");
        }
    }
    kinds.push("why");
    kinds
}

/// A lecture of three exercises, one of each shape, from one link to its end:
/// every step once, and what runs is measured.
fn three_exercises_are_walked_by_keys_alone(browser: Browser) {
    let server = Server::shared();
    test(browser, "lecture", async |page| {
        let all = [
            slots(),
            of_shape(Shape::Predict),
            of_shape(Shape::Interview),
        ];
        let with = format!("{},{}", all[1].entry.slug, all[2].entry.slug);
        page.open(&address(&server, &format!("with={with}&minutes=45&at=1.1")))
            .await;
        until_step(page, "1.1").await;
        assert_eq!(
            page.attribute("[data-planned]", "data-planned")
                .await
                .as_deref(),
            Some("45")
        );
        let (mut exercise, mut step) = (1, 1);
        for content in &all {
            for wanted in expected(content) {
                until_step(page, &format!("{exercise}.{step}")).await;
                assert_eq!(kind(page).await, wanted, "{exercise}.{step}");
                if wanted == "run" || wanted == "prove" {
                    page.press(None, 'r').await;
                    page.until_there("main[data-state=measured]").await;
                }
                // Each of the keys for the next step in its turn.
                let key = [RIGHT, PAGE_DOWN, ' '][step % 3];
                page.press(None, key).await;
                step += 1;
            }
            exercise += 1;
            step = 1;
        }
        // After the last step there is none: it stays.
        let last = format!("3.{}", expected(&all[2]).len());
        until_step(page, &last).await;
        page.press(None, RIGHT).await;
        page.press(None, PAGE_UP).await;
        until_step(page, &format!("3.{}", expected(&all[2]).len() - 1)).await;
        // And back over the border into the exercise before.
        for _ in 1..expected(&all[2]).len() {
            turn(page, LEFT).await;
        }
        assert_eq!(place(page).await, format!("2.{}", expected(&all[1]).len()));
    });
}
in_every_browser!(three_exercises_are_walked_by_keys_alone);

/// Naive alone first, then both; a turned knob, a run and votes are there again.
fn knobs_are_live_and_no_key_loses_what_was_done(browser: Browser) {
    let server = Server::shared();
    test(browser, "lecture-knobs", async |page| {
        page.open(&address(&server, "with=interning&at=1.1")).await;
        until_step(page, "1.1").await;
        walk_to(page, "run").await;
        let bench = Bench::here(page).await;
        bench.set("points", "99").await;
        // In a field a key is no command.
        let here = place(page).await;
        page.type_into("[data-knob=points]", "b").await;
        page.type_into("[data-knob=points]", "\u{E003}").await;
        assert_eq!(place(page).await, here);
        assert_eq!(page.count("[data-black]").await, 0);
        page.press(Some(CONTROL), ENTER).await;
        page.until_there("main[data-state=measured]").await;
        assert_eq!(page.count("[data-variant]").await, 1, "naive alone");
        page.script::<serde_json::Value>("document.activeElement.blur(); return null")
            .await;
        turn(page, RIGHT).await;
        turn(page, RIGHT).await;
        assert_eq!(kind(page).await, "run");
        bench.assert_figures("slots", &points(99)).await;
        // To the next exercise and back.
        let there = place(page).await;
        for _ in 0..9 {
            turn(page, RIGHT).await;
        }
        assert!(place(page).await.starts_with("2."));
        for _ in 0..9 {
            turn(page, LEFT).await;
        }
        assert_eq!(place(page).await, there);
        bench.assert_figures("slots", &points(99)).await;
        page.press(None, '-').await;
        page.until(
            "the knob is turned",
            "document.querySelector('[data-knob]').value !== '99'",
        )
        .await;
    });
}
in_every_browser!(knobs_are_live_and_no_key_loses_what_was_done);

async fn counts(page: &Page) -> Vec<(String, String)> {
    page.script(
        "return [...document.querySelectorAll('[data-vote]')].map(
             it => [it.dataset.first, it.dataset.second])",
    )
    .await
}

/// A tally by hand, twice; a black screen; a reload keeps all of it.
fn votes_are_counted_by_hand_twice_and_a_reload_keeps_the_place(browser: Browser) {
    let server = Server::shared();
    test(browser, "lecture-votes", async |page| {
        page.open(&address(&server, "at=1.4")).await;
        until_step(page, "1.4").await;
        page.until_there("[data-step-kind=question]").await;
        turn(page, RIGHT).await;
        assert_eq!(kind(page).await, "votes");
        let here = place(page).await;
        for key in ['1', '2', '2'] {
            page.press(None, key).await;
        }
        page.until_there("[data-vote='1'][data-first='2']").await;
        page.fill("[data-count='2']", "19").await;
        page.click("[data-vote='0'] [data-action=vote]").await;
        page.until_there("[data-vote='0'][data-first='2']").await;
        assert_eq!(
            page.count("[data-vote] .fill").await,
            0,
            "nothing is shown yet"
        );
        page.press(None, 'r').await;
        page.until_there("[data-votes='0'][data-shown]").await;
        assert_eq!(page.count("[data-vote] .fill").await, 3);
        page.press(None, 'a').await;
        page.until_there("[data-votes='1']:not([data-shown])").await;
        page.press(None, '3').await;
        page.until_there("[data-vote='2'][data-second='1']").await;
        page.press(None, 'r').await;
        page.until_there("[data-votes='1'][data-shown]").await;
        let counted = counts(page).await;
        let strings = |pairs: [(&str, &str); 3]| pairs.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(counted, strings([("2", "0"), ("2", "0"), ("19", "1")]));

        page.press(None, 'b').await;
        page.until_there("main[data-black] .black").await;
        // It hides all, and what is pressed first brings it back and does no more.
        let covered: bool = page
            .script("return document.elementFromPoint(50, 50).matches('.black')")
            .await;
        assert!(covered);
        page.press(None, RIGHT).await;
        page.until(
            "the screen is back",
            "!document.querySelector('[data-black]')",
        )
        .await;
        assert_eq!(place(page).await, here);

        page.until(
            "the address has the place",
            &format!("location.search.includes('at={here}')"),
        )
        .await;
        page.reload().await;
        until_step(page, &here).await;
        page.until_there("[data-vote='2'][data-first='19']").await;
        assert_eq!(counts(page).await, counted);
    });
}
in_every_browser!(votes_are_counted_by_hand_twice_and_a_reload_keeps_the_place);

/// Two windows in step in both directions; either may be closed.
fn the_notes_are_in_step_in_both_directions(browser: Browser) {
    let server = Server::shared();
    test(browser, "lecture-notes", async |page| {
        page.open(&address(&server, "at=1.1")).await;
        until_step(page, "1.1").await;
        let screen = page.window().await;
        page.press(None, 'n').await;
        let notes = page.until_another(&[&screen]).await;
        page.drive(&notes).await;
        page.until_there("[data-notes=in-step]").await;
        let opener: bool = page.script("return window.opener === null").await;
        assert!(opener, "the notes have no hold on the screen");
        until_step(page, "1.1").await;

        // From the screen to the notes,
        page.drive(&screen).await;
        turn(page, RIGHT).await;
        page.drive(&notes).await;
        until_step(page, "1.2").await;
        // and from the notes to the screen: steps, votes, black, a jump.
        turn(page, RIGHT).await;
        page.click(".jumps summary").await;
        page.click("[data-jump='1.5']").await;
        until_step(page, "1.5").await;
        page.script::<serde_json::Value>("document.activeElement.blur(); return null")
            .await;
        page.press(None, '1').await;
        page.press(None, 'b').await;
        page.until_there("[data-black]").await;
        page.drive(&screen).await;
        until_step(page, "1.5").await;
        page.until_there("[data-black]").await;
        page.until_there("[data-vote='0'][data-first='1']").await;

        // A notes window that is closed loses nothing, and another catches up.
        page.press(None, 'b').await;
        page.drive(&notes).await;
        page.close_for(&screen).await;
        turn(page, RIGHT).await;
        page.press(None, 'n').await;
        let again = page.until_another(&[&screen]).await;
        page.drive(&again).await;
        page.until_there("[data-notes=in-step]").await;
        until_step(page, "1.6").await;

        // A screen that is loaded again catches up too.
        page.drive(&screen).await;
        page.reload().await;
        until_step(page, "1.6").await;
        page.drive(&again).await;
        page.until_there("[data-notes=in-step]").await;
        turn(page, LEFT).await;
        page.drive(&screen).await;
        until_step(page, "1.5").await;
        page.until_there("[data-vote='0'][data-first='1']").await;
    });
}
in_every_browser!(the_notes_are_in_step_in_both_directions);

/// Two lectures in one browser are two lectures.
#[test]
fn two_lectures_do_not_turn_each_other() {
    let server = Server::shared();
    test(Browser::Chromium, "lecture-two", async |page| {
        page.open(&address(&server, "at=1.1")).await;
        until_step(page, "1.1").await;
        let first = page.window().await;
        let second = page.new_window().await;
        page.drive(&second).await;
        page.open(&address(&server, "at=1.1")).await;
        until_step(page, "1.1").await;
        turn(page, RIGHT).await;
        page.drive(&first).await;
        turn(page, RIGHT).await;
        turn(page, RIGHT).await;
        page.drive(&second).await;
        assert_eq!(place(page).await, "1.2");
    });
}

/// A setup gives a link; the code it carries is put into the editor, and a draft
/// is not overwritten.
fn a_link_carries_exercises_minutes_and_code(browser: Browser) {
    let server = Server::shared();
    test(browser, "lecture-link", async |page| {
        page.open(&format!("{}present/slots/", server.root())).await;
        page.until_there("[data-action=start]:enabled").await;
        page.click("[data-setup] summary").await;
        page.fill("[data-search]", "interning").await;
        page.click("[data-add=interning]").await;
        page.until_there("[data-chosen=interning]").await;
        page.fill("[data-minutes-field]", "45").await;
        page.fill("[data-code]", "fn prepared() {}").await;
        page.until(
            "the link has all of it",
            "document.querySelector('[data-link]').value.includes('prepared')",
        )
        .await;
        let link: String = page
            .script("return document.querySelector('[data-link]').value")
            .await;
        assert!(
            link.contains("with=interning&minutes=45&at=1.1#for=slots&code=fn"),
            "{link}"
        );

        // Where there is no draft it is in the editor at once, and does not run.
        page.open("about:blank").await;
        page.open(&link).await;
        until_step(page, "1.1").await;
        walk_to(page, "yours").await;
        page.until_there("[data-prepared=taken]").await;
        assert!(page.text(".yours").await.contains("fn prepared"));
        assert_eq!(
            page.count("[data-verdict], [data-variant]").await,
            0,
            "nothing has run"
        );
        page.script_with::<serde_json::Value>(
            "localStorage.setItem('bytewise.draft.slots', '1 0000000000000000\\nfn own() {}'); return null",
            vec![],
        )
        .await;

        // A draft stays until the presenter takes the code, and comes back.
        page.open("about:blank").await;
        page.open(&link).await;
        until_step(page, "1.1").await;
        walk_to(page, "yours").await;
        page.until_there("[data-prepared=offered]").await;
        page.click("[data-action=take-prepared]").await;
        page.until_there("[data-prepared=taken]").await;
        page.click("[data-action=own-draft]").await;
        page.until_there("[data-prepared=offered]").await;
        page.until(
            "the draft is kept",
            "localStorage['bytewise.draft.slots'].includes('fn own')",
        )
        .await;
    });
}
in_every_browser!(a_link_carries_exercises_minutes_and_code);

/// A picture of the page's code, as a telephone would see it on paper.
async fn decoded(page: &Page) -> Vec<String> {
    let paths: Vec<(usize, String)> = page
        .script(
            "return [...document.querySelectorAll('svg.qr')].map(it =>
                 [it.viewBox.baseVal.width, it.querySelector('path').getAttribute('d')])",
        )
        .await;
    let read = |(side, path): (usize, String)| qr::read(&qr::modules(side, &path));
    paths.into_iter().map(read).collect()
}

/// The sheet has a box for each choice, no answer, and codes that lead to the
/// exercises; the other sheet has the answers and measures.
fn a_handout_asks_and_another_answers(browser: Browser) {
    let server = Server::shared();
    test(browser, "handout", async |page| {
        let slots = slots();
        page.open(&address(&server, "with=interning&handout=questions"))
            .await;
        page.until_there("[data-sheet=interning] svg.qr").await;
        let links = ["slots", "interning"].map(|slug| format!("{}exercise/{slug}/", server.root()));
        page.until(
            "each exercise has its code",
            "document.querySelectorAll('svg.qr').length === 2",
        )
        .await;
        assert_eq!(decoded(page).await, links);
        assert_eq!(
            page.count("[data-sheet=slots] [data-question]").await,
            slots.predictions.len()
        );
        assert!(page.count("[data-sheet=slots] [data-box]").await >= slots.predictions.len());
        assert_eq!(
            page.count(".reasons, [data-figures], [data-source=optimized]")
                .await,
            0
        );
        page.open(&address(&server, "handout=answers")).await;
        page.until_there("[data-figures=there] [data-variant=optimized]")
            .await;
        assert_eq!(page.count("[data-box]").await, 0);
        assert!(page.count(".reasons .right").await > 0);
        Bench::of(page)
            .assert_figures("slots", &points(10_000))
            .await;
    });
}
in_every_browser!(a_handout_asks_and_another_answers);

/// On paper there is the sheet and nothing that is pressed.
#[test]
fn a_handout_prints() {
    let server = Server::shared();
    test(Browser::Chromium, "handout-print", async |page| {
        page.open(&address(&server, "handout=questions")).await;
        page.until_there("svg.qr").await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await;
        let hidden: Vec<String> = page
            .script(
                "return ['header.top', 'footer.bottom', '.acts', '[data-action=print]'].filter(
                     it => document.querySelector(it).checkVisibility())",
            )
            .await;
        assert!(hidden.is_empty(), "{hidden:?} are printed");
        let seen: bool = page
            .script(
                "return ['[data-box]', 'svg.qr', '[data-room]'].every(
                 it => document.querySelector(it).checkVisibility())",
            )
            .await;
        assert!(seen);
        let printed = page.devtools("Page.printToPDF", json!({})).await;
        let pdf = printed["data"].as_str().unwrap_or_default();
        assert!(pdf.starts_with("JVBERi0"), "it is no PDF");
    });
}

/// Each state of a lecture, wide and narrow, light and dark.
#[test]
fn axe_finds_nothing_in_a_lecture() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe-lecture", async |page| {
        for (width, scheme) in [(1_280, "light"), (320, "dark")] {
            look(page, width, scheme).await;
            page.open(&address(&server, "with=interning&live=1&at=1.1"))
                .await;
            until_step(page, "1.1").await;
            let mut seen = Vec::new();
            loop {
                let kind = kind(page).await;
                if !seen.contains(&kind) {
                    match kind.as_str() {
                        "run" => {
                            page.press(None, 'r').await;
                            page.until_there("main[data-state=measured]").await;
                        }
                        "votes" => {
                            page.press(None, '2').await;
                            page.press(None, 'r').await;
                            page.until_there("[data-shown]").await;
                        }
                        "problem" => {
                            page.until_there("svg.qr").await;
                            page.press(None, '?').await;
                            page.until_there("[data-help]").await;
                        }
                        _ => {}
                    }
                    let whose = format!("{kind}, {width} pixels wide, {scheme}");
                    assert_axe_finds_nothing(page, &axe, &whose).await;
                    assert_no_overflow(page, &whose).await;
                    seen.push(kind.clone());
                }
                if kind == "why" {
                    break;
                }
                turn(page, RIGHT).await;
            }
            assert!(seen.len() >= 9, "{seen:?}");
            page.press(None, 'b').await;
            page.until_there("[data-black]").await;
            assert_axe_finds_nothing(page, &axe, "black").await;
            // What the tab keeps would be there again at the next width.
            page.script::<serde_json::Value>("sessionStorage.clear(); return null")
                .await;
            let talk = "0123456789abcdef0123456789abcdef";
            for (query, there) in [
                (
                    format!("notes={talk}&at=1.5"),
                    "[data-notes][data-step-kind]",
                ),
                ("handout=questions".to_owned(), "svg.qr"),
                ("handout=answers".to_owned(), "[data-figures=there]"),
                (String::new(), "[data-action=start]:enabled"),
            ] {
                page.open(&address(&server, &query)).await;
                page.until_there(there).await;
                page.script::<serde_json::Value>(
                    "document.querySelectorAll('details').forEach(it => it.open = true); return null",
                )
                .await;
                let whose = format!("?{query}, {width} pixels wide, {scheme}");
                assert_axe_finds_nothing(page, &axe, &whose).await;
                assert_no_overflow(page, &whose).await;
            }
        }
    });
}
