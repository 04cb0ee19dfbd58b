//! The catalogue as a place to come back to: what is solved, where to go on,
//! and tracks that fold.

use bytewise_tests::browser::keys::ENTER;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;

use crate::accessibility::look;

/// The exercises of the largest track that is planned.
const LARGEST_TRACK: usize = 31;

/// The most pixels of its height, on a phone of that width.
const HEIGHT: u32 = 4_500;
const PHONE: u32 = 390;

/// Opens the catalogue, and waits until the app has taken it over.
async fn open(page: &Page, server: &Server) {
    page.open(&server.root()).await;
    page.until_there("input[type=search]:enabled").await;
}

/// The tracks that are unfolded.
async fn unfolded(page: &Page) -> Vec<String> {
    page.script(
        "return [...document.querySelectorAll('[data-track][open]')].map(it => it.dataset.track)",
    )
    .await
}

/// The exercises that can be seen.
async fn seen(page: &Page) -> Vec<String> {
    page.script(
        "return [...document.querySelectorAll('[data-exercise]')]
             .filter(it => it.checkVisibility()).map(it => it.dataset.exercise)",
    )
    .await
}

fn tracks_fold_and_stay_so(browser: Browser) {
    let server = Server::shared();
    test(browser, "folds", async |page| {
        open(page, &server).await;
        assert_eq!(unfolded(page).await, ["optimization"]);
        assert_eq!(page.text(".go a").await, "Start: Slots");
        page.click("[data-track=profiling] summary").await;
        page.until_there("[data-track=profiling][open]").await;
        // The other way, by the keyboard.
        page.script::<()>("document.querySelector('[data-track=optimization] summary').focus()")
            .await;
        page.press(None, ENTER).await;
        page.until_there("[data-track=optimization]:not([open])")
            .await;
        page.reload().await;
        page.until(
            "what was unfolded is again",
            "document.querySelector('[data-track=profiling][open]')
                 && !document.querySelector('[data-track=optimization][open]')",
        )
        .await;
        // A search shows what it finds, wherever it is.
        page.fill("input[type=search]", "columns").await;
        page.until_there("[data-track=optimization][open]").await;
        assert!(seen(page).await.contains(&"compact-records".to_owned()));
        // That is not what was chosen.
        open(page, &server).await;
        page.until_there("[data-track=profiling][open]").await;
        assert_eq!(unfolded(page).await, ["profiling"]);
    });
}
in_every_browser!(tracks_fold_and_stay_so);

#[test]
fn what_was_solved_and_tried_is_marked_and_one_goes_on_there() {
    let server = Server::shared();
    test(Browser::Chromium, "progress", async |page| {
        page.open(&server.root()).await;
        page.script::<()>(
            "localStorage.setItem('bytewise.solved', 'slots lazy-sum no-such');
             localStorage.setItem('bytewise.draft.interning', '1 00\\n');
             localStorage.setItem('bytewise.draft.slots', '1 00\\n')",
        )
        .await;
        page.reload().await;
        page.until_there("[data-exercise=interning][data-progress=tried]")
            .await;
        assert_eq!(page.count("[data-progress=solved]").await, 2);
        assert_eq!(page.count("[data-progress=tried]").await, 1);
        let tally = page.text("[data-track=optimization] .tally").await;
        assert!(tally.starts_with("2 of "), "{tally}");
        let said = page.text(".go").await;
        let all = exercises::all().count();
        let header = page.text("header [data-tally]").await;
        assert_eq!(header, format!("2 of {all} solved"));
        assert!(said.contains(&format!("2 of {all} are solved")), "{said}");
        // What is solved can be left out, and the address keeps that.
        let address = format!("{}?solved=no", server.root());
        page.open(&address).await;
        page.until(
            "what is solved is left out",
            &format!(
                "document.querySelectorAll('[data-exercise]').length === {}",
                all - 2
            ),
        )
        .await;
        page.click(".go a").await;
        page.until(
            "one goes on",
            "location.pathname === '/exercise/interning/'",
        )
        .await;
    });
}

#[test]
fn it_is_short_on_a_phone_however_many_exercises_there_are() {
    let server = Server::shared();
    test(Browser::Chromium, "catalogue-phone", async |page| {
        look(page, PHONE, "light").await;
        open(page, &server).await;
        page.until_there("[data-figure=measured]").await;
        let height: u32 = page
            .script(&format!(
                "const list = document.querySelector('[data-track][open] ol');
                 while (list.children.length < {LARGEST_TRACK})
                     list.append(list.firstElementChild.cloneNode(true));
                 return document.documentElement.scrollHeight"
            ))
            .await;
        assert!(height < HEIGHT, "{height} px");
    });
}

#[test]
fn a_tracks_end_says_what_was_learnt() {
    let server = Server::shared();
    test(Browser::Chromium, "learnt", async |page| {
        page.open(&server.root()).await;
        page.script::<()>(
            "localStorage.setItem('bytewise.solved', 'slots lazy-sum interning');
             localStorage.setItem('bytewise.reached.slots', '1200 400');
             localStorage.setItem('bytewise.reached.lazy-sum', 'many few');
             localStorage.setItem('bytewise.predicted.slots', '1 2');
             localStorage.setItem('bytewise.predicted.interning', '3 2')",
        )
        .await;
        page.reload().await;
        page.click("[data-track=optimization] .end a").await;
        page.until_there("[data-exercise=slots][data-progress=solved]")
            .await;
        let said = page.text("[data-learnt]").await;
        for part in [
            "3 of ",
            "800 bytes less",
            "3.00 times less",
            "Of 2 choices",
            "1 held",
        ] {
            assert!(said.contains(part), "no {part} in {said}");
        }
        let row = page.text("[data-exercise=slots]").await;
        assert!(
            row.contains("1,200 → 400") && row.contains("1 of 2"),
            "{row}"
        );
        // What is damaged is told as what is not there.
        let row = page.text("[data-exercise=lazy-sum]").await;
        assert!(row.contains("run it at its default case"), "{row}");
        page.script::<()>("window.print = () => { document.title = 'printed'; }")
            .await;
        page.click("[data-action=print]").await;
        page.until("the page is printed", "document.title === 'printed'")
            .await;
    });
}
