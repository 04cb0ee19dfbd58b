//! After the first visit the site works without a server, and beside one that
//! is broken: what is kept is whole, and served until another build is.

use bytewise_tests::browser::worker::site;
use bytewise_tests::browser::{Browser, Page, test_kept};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};
use bytewise_tests::project;
use serde_json::{Value, json};

use crate::bench::Bench;
use crate::lab_file::{alter_file, cut_short};
use crate::shapes::{Exercise, by_shape};

/// Waits until the site is kept.
async fn until_kept(page: &Page) {
    page.script_awaited::<Value>("await navigator.serviceWorker.ready; return null", vec![])
        .await;
}

/// The first exercise, whose page is opened anew and used.
async fn use_page(page: &Page, root: &str, exercise: Exercise) {
    let bench = Bench::open(page, root, exercise.slug(), "").await;
    bench
        .assert_run_gives_figures(exercise.slug(), &exercise.default_case())
        .await;
}

fn slots() -> Exercise {
    exercises::find("slots").expect("it is listed")
}

/// The builds that are kept, by the names of their caches.
async fn builds(page: &Page) -> Vec<String> {
    page.script_awaited(
        "return (await caches.keys()).filter(name => name.startsWith('bytewise:'))",
        vec![],
    )
    .await
}

/// Throws away all that is kept, as the browser may.
async fn throw_away(page: &Page) {
    page.script_awaited::<Value>(
        "for (const name of await caches.keys()) await caches.delete(name); return null",
        vec![],
    )
    .await;
}

#[test]
fn after_the_first_visit_every_kind_of_page_runs_without_a_server() {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(Browser::Chromium, "offline", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        drop(server);
        for &exercise in by_shape() {
            use_page(page, &root, exercise).await;
        }
        page.open(&root).await;
        page.until_there("[data-exercise]").await;
    });
}

/// A file that comes broken while the site is kept is not kept, nor is it used
/// again once the server has healed.
fn a_broken_file_is_not_kept(
    browser: Browser,
    name: &str,
    file: &'static str,
    broken: fn(Reply) -> Reply,
) {
    let server = FileServer::start_immutable(dist());
    let root = server.root();
    test_kept(browser, name, async |page| {
        for part in [
            "404",
            "wasm",
            "MIME",
            "module",
            "magic",
            "application",
            "integrity",
            "SyntaxError",
        ] {
            page.expect_error(part);
        }
        alter_file(&server, file, broken);
        page.open(&format!("{root}exercise/slots/")).await;
        // The app says that it cannot start, or the bench that it cannot run.
        page.until(
            "the app runs or says that it cannot",
            "document.querySelector('[data-action=reload], [data-knob]:enabled')",
        )
        .await;
        server.heal();
        if page.count("[data-action=reload]").await > 0 {
            page.click("[data-action=reload]").await;
        }
        let bench = Bench::here(page).await;
        bench.run().await;
        page.until(
            "the run has ended",
            "document.querySelector('main[data-state=measured], [data-action=retry]')",
        )
        .await;
        if page.count("[data-action=retry]").await > 0 {
            page.click("[data-action=retry]").await;
            bench.until_measured().await;
        }
        use_page(page, &root, slots()).await;
        until_kept(page).await;
        server.alter(|_, _| Reply::another_page());
        use_page(page, &root, slots()).await;
    });
}

/// The foot of a page says so as soon as it is kept.
fn a_site_that_is_kept_says_so(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    test_kept(browser, "says-kept", async |page| {
        page.open(&server.root()).await;
        until_kept(page).await;
        page.until_there("footer [data-offline=kept]").await;
    });
}
in_every_browser!(a_site_that_is_kept_says_so);

/// Where a file is missing, nothing is kept, and that is said.
#[test]
fn a_site_that_cannot_be_kept_says_so() {
    let server = FileServer::start(dist(), "/");
    test_kept(Browser::Chromium, "says-never", async |page| {
        page.expect_error("404");
        server.alter(|path, reply| match path {
            _ if path.starts_with("assets/icon-512.") => Reply::not_found(),
            _ => reply,
        });
        page.open(&server.root()).await;
        page.until_there("footer [data-offline=never]").await;
        let active: bool = page
            .script_awaited(
                "const all = await navigator.serviceWorker.getRegistrations();
                 return all.some(registration => registration.active)",
                vec![],
            )
            .await;
        assert!(!active, "a part of the site answers for the whole");
    });
}

/// In any folder of a host.
#[test]
fn a_browser_can_install_the_site() {
    let server = FileServer::start(dist(), "/course/bytewise/");
    let root = server.root();
    test_kept(Browser::Chromium, "installable", async |page| {
        page.open(&format!("{root}exercise/slots/")).await;
        until_kept(page).await;
        let found = page.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(found["errors"], json!([]), "{found}");
        let manifest = found["data"].as_str().expect("there is a manifest");
        let manifest: Value = serde_json::from_str(manifest).expect("it is JSON");
        let address = found["url"].as_str().expect("it has an address");
        let leads = "
            const [address, relative] = arguments;
            return new URL(relative, address).href";
        for member in ["start_url", "scope"] {
            let arguments = vec![json!(address), manifest[member].clone()];
            let to: String = page.script_with(leads, arguments).await;
            assert_eq!(to, root, "{member}");
        }
        let errors = page
            .devtools("Page.getInstallabilityErrors", json!({}))
            .await;
        // A profile that keeps nothing installs nothing.
        let errors = errors["installabilityErrors"].as_array().expect("a list");
        let own: Vec<_> = errors
            .iter()
            .filter(|it| it["errorId"] != "in-incognito")
            .collect();
        assert!(own.is_empty(), "{own:?}");
    });
}

fn a_module_that_was_cut_short_is_not_kept(browser: Browser) {
    a_broken_file_is_not_kept(browser, "kept-cut", "assets/app.", cut_short);
}
in_every_browser!(a_module_that_was_cut_short_is_not_kept);

fn a_page_in_place_of_a_script_is_not_kept(browser: Browser) {
    for (name, file) in [
        ("kept-app", "assets/app."),
        ("kept-worker", "assets/worker."),
    ] {
        a_broken_file_is_not_kept(browser, name, file, |_| Reply::another_page());
    }
}

in_every_browser!(a_page_in_place_of_a_script_is_not_kept);

/// Whatever the network answers, a page that is kept is shown.
fn the_kept_site_is_served_whatever_the_network_answers(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(browser, "kept", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        let answers: [fn(Reply) -> Reply; 3] = [
            |reply| Reply {
                status: 503,
                ..reply
            },
            |_| Reply::another_page(),
            |_| Reply::silence(),
        ];
        for answer in answers {
            server.alter(move |_, reply| answer(reply));
            use_page(page, &root, slots()).await;
        }
        // An address that is not kept: the catalogue's page for those.
        page.expect_error("no-such-page");
        page.open(&format!("{root}no-such-page")).await;
        page.until_there("[data-exercise]").await;
    });
}
in_every_browser!(the_kept_site_is_served_whatever_the_network_answers);

/// The same site as another build.
fn as_newer(path: &str, reply: Reply) -> Reply {
    if path != "sw.js" {
        return reply;
    }
    let script = String::from_utf8(reply.body).expect("a script is text");
    let newer = script.replace(&site().build, "another");
    assert_ne!(script, newer, "the service worker knows its build");
    Reply {
        body: newer.into_bytes(),
        ..reply
    }
}

/// Another build takes over when all of it is kept, and not before.
fn a_newer_build_is_used_once_it_is_kept_as_a_whole(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(browser, "newer", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        let first = builds(page).await;
        assert_eq!(first.len(), 1, "{first:?}");
        // What is not the site's, and what a person wrote.
        let kept: Value = json!({ "another": "1", "bytewise.draft.slots": "1 00\n// mine\n" });
        let keeps = "
            const kept = arguments[0];
            for (const key in kept) localStorage.setItem(key, kept[key]);
            await caches.open('another');
            return null";
        page.script_awaited::<Value>(keeps, vec![kept.clone()])
            .await;

        // A deploy that lacks a file.
        page.expect_error("404");
        server.alter(|path, reply| {
            if path.starts_with("assets/lab.") {
                Reply::not_found()
            } else {
                as_newer(path, reply)
            }
        });
        use_page(page, &root, slots()).await;
        page.script_awaited::<Value>(
            "const registration = await navigator.serviceWorker.ready;
             await registration.update().catch(() => {});
             while (registration.installing) await new Promise(done => setTimeout(done, 50));
             return null",
            vec![],
        )
        .await;
        use_page(page, &root, slots()).await;
        assert_eq!(page.count("[data-newer]").await, 0);

        // The file is there.
        server.alter(as_newer);
        use_page(page, &root, slots()).await;
        show_the_newer(page).await;
        let now = builds(page).await;
        assert_eq!(now.len(), 1, "{now:?}");
        assert_ne!(now, first);
        page.until_there("[data-edited=true]").await;
        let still: Value = page
            .script_with(
                "return Object.fromEntries(Object.keys(arguments[0])
                     .map(key => [key, localStorage.getItem(key)]))",
                vec![kept.clone()],
            )
            .await;
        assert_eq!(still, kept);

        // The deploy is taken back: the build before comes as any other does.
        server.heal();
        use_page(page, &root, slots()).await;
        show_the_newer(page).await;
        assert_eq!(builds(page).await, first);
        page.until_there("[data-edited=true]").await;
    });
}
in_every_browser!(a_newer_build_is_used_once_it_is_kept_as_a_whole);

/// Has the browser look for another build, and shows it when the page offers it.
async fn show_the_newer(page: &Page) {
    page.script_awaited::<Value>(
        "await (await navigator.serviceWorker.ready).update(); return null",
        vec![],
    )
    .await;
    page.until_there("[data-newer] button").await;
    page.click("[data-newer] button").await;
    page.until(
        "the page is shown anew",
        "!document.querySelector('[data-newer]')",
    )
    .await;
    Bench::here(page).await;
    page.until(
        "only that build is kept, and what is not the site's",
        "window.kept?.length === 2 || void caches.keys().then(names => { window.kept = names; })",
    )
    .await;
}

/// A visit brings back what the browser has thrown away.
fn what_the_browser_has_thrown_away_is_kept_again(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(browser, "refill", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        let count = "
            const [name] = await caches.keys();
            return name ? (await (await caches.open(name)).keys()).length : 0";
        let all: usize = page.script_awaited(count, vec![]).await;
        throw_away(page).await;
        use_page(page, &root, slots()).await;
        let refilled = format!(
            "window.refilled === {all} || void (async () => {{ {count} }})().then(count => {{ window.refilled = count; }})"
        );
        page.until("all files are kept again", &refilled).await;
        drop(server);
        use_page(page, &root, slots()).await;
    });
}
in_every_browser!(what_the_browser_has_thrown_away_is_kept_again);

#[test]
fn without_room_nothing_is_kept_and_everything_runs() {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(Browser::Chromium, "no-room", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        let origin = root.trim_end_matches('/');
        page.devtools(
            "Storage.overrideQuotaForOrigin",
            json!({ "origin": origin, "quotaSize": 1 }),
        )
        .await;
        throw_away(page).await;
        use_page(page, &root, slots()).await;
    });
}

/// Has the service worker find no room any more once the page has made a cache
/// of that name.
const NO_ROOM: &str = "
    const { put } = Cache.prototype;
    Cache.prototype.put = async function (...of) {
        if (await caches.has('no room')) throw new DOMException('', 'QuotaExceededError');
        return put.apply(this, of);
    };
";

/// As without room, where the browser has no limit that can be set.
fn what_there_is_no_room_for_is_used_all_the_same(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(browser, "put-refused", async |page| {
        server.alter(|path, mut reply| {
            if path == "sw.js" {
                reply.body = [NO_ROOM.as_bytes(), &reply.body].concat();
            }
            reply
        });
        page.open(&root).await;
        until_kept(page).await;
        throw_away(page).await;
        page.script_awaited::<Value>("await caches.open('no room'); return null", vec![])
            .await;
        use_page(page, &root, slots()).await;
        // Nothing was kept, and the server is asked again.
        use_page(page, &root, slots()).await;
    });
}

in_every_browser!(what_there_is_no_room_for_is_used_all_the_same);

/// The file that a site publishes in the service worker's place to be kept no
/// longer.
fn a_site_takes_its_service_worker_back(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test_kept(browser, "taken-back", async |page| {
        page.open(&root).await;
        until_kept(page).await;
        let path = project::root().join("www/no-sw.js");
        let script = std::fs::read(path).expect("the file is there");
        server.alter(move |path, reply| match path {
            "sw.js" => Reply {
                body: script.clone(),
                ..reply
            },
            _ => reply,
        });
        // The next visit is the kept one, and sees that there is another.
        page.open(&format!("{root}exercise/slots/")).await;
        page.until(
            "nothing is kept, and nobody answers but the server",
            "window.left === 0 || void (async () => {
                const workers = await navigator.serviceWorker.getRegistrations();
                window.left = workers.length + (await caches.keys()).length;
            })()",
        )
        .await;
        // What takes it back loads the page anew, perhaps while it is used.
        loop {
            let bench = Bench::open(page, &root, "slots", "").await;
            page.script::<Value>("return window.same = true").await;
            bench.run().await;
            let ended = "document.querySelector('main[data-state=measured]') || !window.same";
            page.until("the run is over, or lost", ended).await;
            if page.script("return Boolean(window.same)").await {
                break;
            }
        }
        assert!(builds(page).await.is_empty());
    });
}
in_every_browser!(a_site_takes_its_service_worker_back);
