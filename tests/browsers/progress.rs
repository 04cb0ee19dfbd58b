//! A learner's progress: kept, moved to another browser as a file, begun again, and
//! never lost, whatever the storage or the file is like.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Mutex;

use bytewise_tests::browser::keys::ENTER;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::FileServer;
use bytewise_tests::files::TemporaryFile;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::accessibility::{LOOKS, assert_axe_finds_nothing, assert_no_overflow, axe, look};
use crate::bench::Bench;
use crate::{guesses, interview};

/// The file that a button gives to the person who presses it to save.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Saved {
    name: String,
    pub(crate) text: String,
}

/// Keeps what is saved instead of letting the browser save it.
const KEEP_SAVED: &str = "
    const blobs = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blobs.push(blob); return make.call(URL, blob); };
    window.saved = null;
    HTMLAnchorElement.prototype.click = function () {
        const name = this.download;
        blobs.pop().text().then((text) => { window.saved = { name, text }; });
    };
    return null;
";

/// A draft of a time, as the browser keeps it.
pub(crate) fn draft(text: &str, written: u64) -> String {
    format!("2 0000000000000000 {written}\n{text}")
}

pub(crate) fn file(kept: &Value) -> String {
    json!({ "bytewise": "progress", "layout": 2, "build": "", "written": "", "kept": kept })
        .to_string()
}

/// All that the browser keeps of this site and of others, but for the moment of
/// the last visit.
pub(crate) async fn all_kept(page: &Page) -> Value {
    page.script(
        "return Object.fromEntries(Object.entries(localStorage)
             .filter(([name]) => name !== 'bytewise.last').sort())",
    )
    .await
}

pub(crate) async fn kept(page: &Page, name: &str) -> Option<String> {
    page.script_with(
        "return localStorage.getItem(arguments[0])",
        vec![json!(name)],
    )
    .await
}

/// Has the browser keep these, as earlier visits have left them.
pub(crate) async fn keep(page: &Page, kept: Value) {
    page.script_with::<Value>(
        "for (const name in arguments[0]) localStorage.setItem(name, arguments[0][name]);
         return null",
        vec![kept],
    )
    .await;
}

pub(crate) async fn open(page: &Page, server: &Server) {
    page.open(&format!("{}progress/", server.root())).await;
    page.until_there("main[data-storage=kept]").await;
}

/// Opens the page in a browser that keeps these.
pub(crate) async fn open_with(page: &Page, server: &Server, kept: Value) {
    page.open(&format!("{}sizes/", server.root())).await;
    keep(page, kept).await;
    open(page, server).await;
}

/// Chooses a file that holds this, and waits for the word on it.
pub(crate) async fn choose(page: &Page, bytes: &[u8]) -> String {
    let file = TemporaryFile::new();
    file.write(bytes);
    choose_file(page, &file).await
}

async fn choose_file(page: &Page, file: &TemporaryFile) -> String {
    let step = "document.querySelector('[data-stage]:not([data-stage=reading])')?.innerText";
    let before: Option<String> = page.script(&format!("return {step} ?? null")).await;
    let path = file
        .path()
        .to_str()
        .expect("the target folder has a plain name");
    page.type_into("[data-action=import]", path).await;
    let other = format!("({step} ?? null) !== {}", json!(before));
    page.until("something else is said", &format!("{step} && {other}"))
        .await;
    page.text("[data-stage]").await
}

async fn save(page: &Page) -> Saved {
    save_by(page, async || page.click("[data-action=save]").await).await
}

/// Gives the file that is saved by a press of its button.
pub(crate) async fn save_by(page: &Page, press: impl AsyncFnOnce()) -> Saved {
    page.script::<Value>(KEEP_SAVED).await;
    press().await;
    page.until("it is saved", "window.saved").await;
    page.until_there("[data-stage=done]").await;
    page.script("return window.saved").await
}

async fn count(page: &Page, track: &str, what: &str) -> String {
    page.text(&format!("[data-track={track}] [data-count={what}]"))
        .await
}

/// The state of an exercise in the catalogue.
async fn mark(page: &Page, slug: &str) -> Option<String> {
    page.attribute(&format!("[data-exercise={slug}]"), "data-progress")
        .await
}

pub(crate) async fn until_marked(page: &Page, server: &Server, marks: &[(&str, &str)]) {
    page.open(&server.root()).await;
    for (slug, state) in marks {
        page.until_there(&format!("[data-exercise={slug}][data-progress={state}]"))
            .await;
        assert_eq!(mark(page, slug).await.as_deref(), Some(*state));
    }
}

const DRAFTED: &str = "interning";
pub(crate) const WORDS: &str = "It depends on who keeps it.";

/// Solves, predicts, and writes a draft, as a person does. Gives the file that is
/// saved then.
fn made_in(browser: Browser) -> Saved {
    let server = Server::shared();
    let made = Mutex::new(None);
    test(browser, "progress-made", async |page| {
        // The host does not know this tab.
        page.expect_error("401");
        let root = server.root();
        let (asked, _) = interview::first();
        Bench::open(page, &root, asked.slug(), "").await;
        page.fill("[data-words]", WORDS).await;
        page.click("[data-action=compare]").await;
        page.click("[data-point='1']").await;

        let (predicted, content) = guesses::first();
        let bench = Bench::open(page, &root, predicted.slug(), "").await;
        for at in 0..content.predictions.len() {
            if at > 0 {
                page.click("[data-action=next-question]").await;
            }
            guesses::write(page, &content, at).await;
            page.click("[data-action=answer]").await;
            bench.until_measured().await;
        }

        page.open(&format!("{root}exercise/{DRAFTED}/")).await;
        page.edit().await;
        for key in "// later\n".chars() {
            page.press(None, if key == '\n' { ENTER } else { key })
                .await;
        }
        page.until_there("[data-kept=yes]").await;
        open(page, &server).await;
        assert_eq!(count(page, "all", "tried").await, "1");
        *made.lock().expect("one at a time") = Some(save(page).await);
    });
    let made = made.lock().expect("one at a time").take();
    made.unwrap_or_else(|| Saved {
        name: String::new(),
        text: String::new(),
    })
}

/// The draft that an import kept beside the opened one is a click away, and then
/// the first is.
async fn opens_the_other_draft(page: &Page, server: &Server) {
    open(page, server).await;
    let beside = page.text(&format!("[data-other={DRAFTED}]")).await;
    assert!(beside.contains("// earlier"), "{beside}");
    page.click(&format!("[data-other={DRAFTED}] [data-action=open-other]"))
        .await;
    page.until_there("[data-stage=done]").await;
    let opened = kept(page, "bytewise.draft.interning")
        .await
        .expect("a draft");
    assert!(opened.contains("// earlier"), "{opened}");
    page.until(
        "the first is kept beside it",
        &format!(
            "document.querySelector('[data-other={DRAFTED}] figure:last-child')
                 .innerText.includes('// later')"
        ),
    )
    .await;
}

/// What was made in one browser is in another after an import; nothing that was
/// there is lost, and both drafts of an exercise can be reached.
fn progress_moves_from_one_browser_to_another(from: Browser, to: Browser) {
    if bytewise_tests::browser::are_left_out() {
        return;
    }
    let saved = made_in(from);
    assert!(
        saved.name.starts_with("bytewise-progress-20")
            && Path::new(&saved.name).extension() == Some(OsStr::new("json")),
        "{}",
        saved.name
    );
    let server = Server::shared();
    test(to, "progress-moved", async |page| {
        page.expect_error("401");
        let (asked, _) = interview::first();
        let (predicted, content) = guesses::first();
        let earlier = draft("// earlier\n", 5);
        let here = json!({ "bytewise.solved": "slots", "bytewise.draft.interning": earlier });
        open_with(page, &server, here).await;
        assert_eq!(
            count(page, "all", "solved").await,
            format!("1 of {}", exercises::all().count())
        );

        // Said before it is done, with both drafts.
        let said = choose(page, saved.text.as_bytes()).await;
        for part in [
            "2 exercises are solved there",
            "Both are kept",
            "is newer there",
        ] {
            assert!(said.contains(part), "{to}: no {part} in {said}");
        }
        page.click(&format!("[data-differs={DRAFTED}] summary"))
            .await;
        let both = page.text(&format!("[data-differs={DRAFTED}]")).await;
        assert!(
            both.contains("// earlier") && both.contains("// later"),
            "{both}"
        );
        assert_eq!(
            kept(page, "bytewise.solved").await.as_deref(),
            Some("slots")
        );
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=done] [data-action=undo]")
            .await;
        page.until(
            "all is counted",
            "document.querySelector('[data-track=all] [data-count=solved]').innerText.startsWith('3 of ')",
        )
        .await;
        let choices = content.predictions.iter();
        let choices =
            choices.filter(|asked| matches!(asked.expected, protocol::Expected::Reason(_)));
        let held = format!("0 of {}", choices.count());
        assert_eq!(count(page, "all", "predicted").await, held);

        // The same marks, also after a reload; the newer draft is opened.
        let marks = [
            ("slots", "solved"),
            (asked.slug(), "solved"),
            (predicted.slug(), "solved"),
            (DRAFTED, "tried"),
        ];
        until_marked(page, &server, &marks).await;
        page.reload().await;
        until_marked(page, &server, &marks).await;
        page.open(&format!("{}exercise/{}/", server.root(), asked.slug()))
            .await;
        page.until(
            "the words are there",
            &format!(
                "document.querySelector('[data-words]:enabled')?.value === {}",
                json!(WORDS)
            ),
        )
        .await;
        page.until_there("[data-point='1']:checked").await;
        page.open(&format!("{}exercise/{DRAFTED}/", server.root()))
            .await;
        page.edit().await;
        page.until_there("[data-edited=true]").await;
        let opened = kept(page, "bytewise.draft.interning")
            .await
            .expect("a draft");
        assert!(opened.contains("// later"), "{opened}");

        opens_the_other_draft(page, &server).await;

        // Once more, the file has nothing new.
        let before = all_kept(page).await;
        let said = choose(page, saved.text.as_bytes()).await;
        assert!(
            said.contains("nothing that is not here already"),
            "{to}: {said}"
        );
        assert_eq!(all_kept(page).await, before);
    });
}

/// Another port is another origin: the browser knows nothing there.
#[test]
fn progress_moves_to_another_port() {
    let [before, after] = [(); 2].map(|()| FileServer::start(dist(), "/"));
    test(Browser::Chromium, "progress-port", async |page| {
        page.open(&format!("{}sizes/", before.root())).await;
        let drafted = format!("bytewise.draft.{DRAFTED}");
        let here = json!({ "bytewise.solved": "slots", drafted.as_str(): draft("// mine", 5) });
        keep(page, here).await;
        let opened = async |server: &FileServer| {
            page.open(&format!("{}progress/", server.root())).await;
            page.until_there("main[data-storage=kept]").await;
        };
        opened(&before).await;
        let saved = save(page).await;
        opened(&after).await;
        assert_eq!(all_kept(page).await, json!({}));
        choose(page, saved.text.as_bytes()).await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=done]").await;
        assert_eq!(
            kept(page, "bytewise.solved").await.as_deref(),
            Some("slots")
        );
        let moved = kept(page, &drafted).await.unwrap_or_default();
        assert!(moved.ends_with("// mine"), "{moved}");
    });
}

#[test]
fn progress_moves_from_chromium_to_firefox() {
    progress_moves_from_one_browser_to_another(Browser::Chromium, Browser::Firefox);
}

#[test]
fn progress_moves_from_firefox_to_webkit() {
    progress_moves_from_one_browser_to_another(Browser::Firefox, Browser::WebKit);
}

#[test]
fn progress_moves_from_webkit_to_chromium() {
    progress_moves_from_one_browser_to_another(Browser::WebKit, Browser::Chromium);
}

fn a_file_that_is_none_is_refused_whole_in_words(browser: Browser) {
    let server = Server::shared();
    test(browser, "progress-refused", async |page| {
        let here = json!({ "bytewise.solved": "slots", "bytewise.words.a": "mine" });
        open_with(page, &server, here).await;
        let before = all_kept(page).await;
        let token = file(&json!({ "bytewise.solved": "lazy-sum", "bytewise.token": "x" }));
        let newer = file(&json!({})).replace("\"layout\":2", "\"layout\":9");
        let markup = file(&json!({ "<img src=x onerror=alert(1)>": "" }));
        for (bytes, says) in [
            (b"not JSON".to_vec(), "no JSON"),
            (b"\xff\xfe".to_vec(), "byte 0 is no UTF-8"),
            (b"{}".to_vec(), "no progress of Bytewise"),
            (
                file(&json!({ "bytewise.solved": "lazy-sum" })).into_bytes()[..60].to_vec(),
                "only the beginning",
            ),
            (newer.into_bytes(), "newer version"),
            (token.into_bytes(), "bytewise.token"),
            (markup.into_bytes(), "<img src=x onerror=alert(1)>"),
        ] {
            let said = choose(page, &bytes).await;
            assert!(said.contains(says), "{browser}: no {says} in {said}");
            assert!(said.contains("Nothing was changed"), "{browser}: {said}");
            page.until_there("[data-stage=failed][role=alert]").await;
            assert_eq!(page.count("main img").await, 0);
            assert_eq!(all_kept(page).await, before, "{browser}: {says}");
        }
        let huge = TemporaryFile::sparse(17 << 20);
        let said = choose_file(page, &huge).await;
        assert!(said.contains("17,825,792 bytes"), "{browser}: {said}");
        // What is right is still taken.
        let said = choose(
            page,
            file(&json!({ "bytewise.solved": "lazy-sum" })).as_bytes(),
        )
        .await;
        assert!(
            said.contains("1 exercise is solved there"),
            "{browser}: {said}"
        );
    });
}
in_every_browser!(a_file_that_is_none_is_refused_whole_in_words);

#[test]
fn a_file_is_dropped_and_what_it_holds_is_text() {
    let server = Server::shared();
    test(Browser::Chromium, "progress-dropped", async |page| {
        let markup = "<img src=x onerror=alert(1)>";
        open_with(
            page,
            &server,
            json!({ "bytewise.draft.slots": draft("// mine", 5) }),
        )
        .await;
        let come = file(&json!({
            "bytewise.draft.slots": draft(markup, 6),
            "bytewise.solved": "unknown-here",
            "bytewise.words.unknown-here": markup,
        }));
        page.script_with::<Value>(
            "const given = new DataTransfer();
             given.items.add(new File([arguments[0]], '<b>dropped</b>.json'));
             for (const kind of ['dragover', 'drop'])
                 document.querySelector('.moving h2').dispatchEvent(
                     new DragEvent(kind, { dataTransfer: given, bubbles: true, cancelable: true }));
             return null",
            vec![json!(come)],
        )
        .await;
        page.until_there("[data-stage=planned]").await;
        let said = page.text("[data-stage]").await;
        assert!(said.contains("<b>dropped</b>.json"), "{said}");
        assert!(
            said.contains("that this version of the site does not have"),
            "{said}"
        );
        page.click("[data-differs=slots] summary").await;
        assert!(page.text("[data-differs=slots]").await.contains(markup));
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-other=slots]").await;
        assert_eq!(page.count("main img, main b").await, 0);
        // Kept, and not shown.
        assert_eq!(
            kept(page, "bytewise.words.unknown-here").await.as_deref(),
            Some(markup)
        );
        assert!(!page.text("main").await.contains("unknown-here"));
        // And in the next file.
        let saved = save(page).await;
        assert!(
            saved.text.contains("bytewise.words.unknown-here"),
            "{}",
            saved.text
        );
    });
}

#[test]
fn one_goes_on_where_one_was_with_the_knobs_as_they_were() {
    let server = Server::shared();
    test(Browser::Chromium, "progress-last", async |page| {
        let root = server.root();
        let bench = Bench::open(page, &root, "typed-array", "").await;
        let (knob, value) = exercises::find("typed-array")
            .and_then(|it| it.edges().into_iter().flatten().next())
            .expect("it has an edge");
        bench.set(&knob, &value.to_string()).await;
        page.until(
            "the address has it",
            &format!("location.search.includes('{knob}={value}')"),
        )
        .await;
        page.open(&root).await;
        page.until(
            "one goes on there",
            "document.querySelector('.go a').innerText.startsWith('Go on: ')",
        )
        .await;
        page.click(".go a").await;
        page.until(
            "the exercise is open as it was",
            &format!("location.pathname === '/exercise/typed-array/' && location.search.includes('{knob}={value}')"),
        )
        .await;
        // Solved, it is not where one goes on.
        keep(page, json!({ "bytewise.solved": "typed-array" })).await;
        open(page, &server).await;
        let next = page
            .attribute("main .go a", "href")
            .await
            .unwrap_or_default();
        assert!(!next.contains("typed-array"), "{next}");
    });
}

#[test]
fn axe_finds_nothing_on_an_import_and_what_it_leaves() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe-progress", async |page| {
        let here = json!({
            "bytewise.solved": "slots", "bytewise.draft.slots": draft("// mine", 5),
            "bytewise.predicted.slots": "1 2",
        });
        open_with(page, &server, here).await;
        let seen = async |state: &str| {
            page.script::<Value>(
                "for (const it of document.querySelectorAll('details')) it.open = true; return null",
            )
            .await;
            for (width, scheme) in LOOKS {
                look(page, width, scheme).await;
                let whose = format!("{state}, {width} pixels wide, {scheme}");
                assert_axe_finds_nothing(page, &axe, &whose).await;
                assert_no_overflow(page, &whose).await;
            }
        };
        choose(page, b"{}").await;
        seen("a file that is refused").await;
        let come = file(&json!({
            "bytewise.solved": "lazy-sum", "bytewise.draft.slots": draft(&"// theirs ".repeat(40), 6),
        }));
        choose(page, come.as_bytes()).await;
        seen("an import that is planned").await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-other=slots]").await;
        seen("drafts beside each other").await;
        page.click("[data-action=delete-all]").await;
        seen("a word before all goes").await;
    });
}
