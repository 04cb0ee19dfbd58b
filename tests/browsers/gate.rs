//! The gate of the compile host, tried from a browser: by a name that is
//! rebound to this machine, and by a page of another site.

use std::fs;

use bytewise_tests::browser::{Browser, Lifetime, Options, Page, test_with};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::FileServer;
use bytewise_tests::project;
use serde::Deserialize;
use serde_json::json;

use crate::bench::{Bench, points};

/// Names that a resolver gives this machine's address.
const NAMES: Options = Options {
    impatient: false,
    lifetime: Lifetime::Shared,
    without_javascript: false,
    keeps_sites: true,
    resolved_here: &["rebound.example", "stranger.example", "school.example"],
};

#[test]
fn a_name_that_is_rebound_to_this_machine_gets_nothing() {
    let server = Server::start(&[]);
    test_with(Browser::Chromium, NAMES, "rebinding", async |page| {
        page.expect_error("421");
        // Over plain HTTP, Chromium tells that it does without this one.
        page.expect_error("Cross-Origin-Opener-Policy header has been ignored");
        let root = format!("http://rebound.example:{}/", server.port());
        page.open(&root).await;
        let text = page.text("body").await;
        assert!(text.contains("name"), "{text}");
        assert_eq!(page.count("#app").await, 0, "{text}");

        // For the browser this is the page's own origin, so it may ask and
        // read; even the token does not help.
        let statuses: Vec<u16> = page
            .script_until_called(
                "const [token, done] = arguments;
                const headers = { 'bytewise-token': token };
                const json = { ...headers, 'content-type': 'application/json' };
                const body = JSON.stringify({ slug: 'slots', source: '' });
                Promise.all([
                    fetch('/', { headers }),
                    fetch('/api/host', { headers }),
                    fetch('/api/compile', { method: 'POST', headers: json, body }),
                ]).then(
                    answers => done(answers.map(answer => answer.status)),
                    error => done(String(error)),
                );",
                vec![json!(server.token())],
            )
            .await;
        assert_eq!(statuses, [421, 421, 421]);
    });
    let log = server.logged("421 POST /api/compile ", 1);
    assert_never_reached(&log);
}

/// Nothing was compiled, and nothing told of the host.
fn assert_never_reached(log: &str) {
    let let_in: Vec<&str> = log
        .lines()
        .filter(|line| line.contains(" /api/"))
        .filter(|line| {
            !["401 ", "403 ", "421 "]
                .iter()
                .any(|no| line.starts_with(no))
        })
        .collect();
    assert!(let_in.is_empty(), "let in: {let_in:#?}");
}

/// A site of somebody else, whose page links to the address.
fn strangers_site(name: &str, link: &str) -> FileServer {
    let folder = project::target().join("strangers").join(name);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let page = format!(
        "<!doctype html><title>stranger</title><link rel=icon href=data:,>\
         <a id=link href=\"{link}\">link</a>"
    );
    fs::write(folder.join("index.html"), page).expect("the target folder can be written");
    FileServer::start(&folder, "/")
}

async fn visit_stranger(page: &Page, stranger: &FileServer) {
    let address = stranger.root().replace("127.0.0.1", "stranger.example");
    page.open(&address).await;
    page.until_there("#link").await;
}

/// The findings of a page of another site.
#[derive(Debug, Deserialize)]
struct Learned {
    /// The result of each attempt: `failed`, or what was learned.
    attempts: Vec<(String, String)>,
}

/// Everything that a page can try on another site. A frame loads whatever it
/// is answered; whether something is in it that can be read is what counts.
const TRY_ALL: &str = "
const [root, token, script, icon, done] = arguments;
const body = JSON.stringify({ slug: 'slots', source: '' });
const failed = () => 'failed';
const status = answer => answer.type + ' ' + answer.status;
const ask = (path, options) => fetch(root + path, options).then(status, failed);
const element = (name, address) => new Promise(resolve => {
    const element = document.createElement(name);
    element.onload = () => resolve('loaded');
    element.onerror = () => resolve('failed');
    element.src = address;
    document.body.append(element);
});
const frame = address => new Promise(resolve => {
    const element = document.createElement('iframe');
    element.onload = () => {
        let readable = false;
        try { readable = element.contentWindow.document.body.textContent !== ''; } catch {}
        resolve(readable ? 'read' : 'failed');
    };
    element.src = address;
    document.body.append(element);
});
const form = (path, type, fields) => {
    const target = document.createElement('iframe');
    target.name = 'target' + Math.random();
    document.body.append(target);
    const form = document.createElement('form');
    Object.assign(form, { action: root + path, method: 'post', enctype: type, target: target.name });
    for (const [name, value] of fields) {
        const input = document.createElement('input');
        Object.assign(input, { name, value });
        form.append(input);
    }
    document.body.append(form);
    form.submit();
};
const socket = () => new Promise(resolve => {
    const socket = new WebSocket(root.replace('http', 'ws') + 'api/compile');
    socket.onopen = () => resolve('opened');
    socket.onerror = () => resolve('failed');
});
const post = { method: 'POST', body };
const json = { 'content-type': 'application/json' };
const attempts = {
    'read the page': ask(''),
    'read the host': ask('api/host'),
    'read the host with the token': ask('api/host', { headers: { 'bytewise-token': token } }),
    'read a module': ask('api/module/0/lab.wasm'),
    'load the page opaquely': ask('', { mode: 'no-cors' }),
    'load the host opaquely': ask('api/host', { mode: 'no-cors' }),
    'send JSON': ask('api/compile', { ...post, headers: json }),
    'send JSON with the token':
        ask('api/compile', { ...post, headers: { ...json, 'bytewise-token': token } }),
    'send text': ask('api/compile', { ...post, headers: { 'content-type': 'text/plain' } }),
    'send text opaquely':
        ask('api/compile', { ...post, mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
    'show an image': element('img', icon),
    'run a script': element('script', script),
    'run the host as a script': element('script', root + 'api/host'),
    'show a frame': frame(root),
    'open a socket': socket(),
};
form('api/compile', 'text/plain', [['{\"slug\":\"slots\",\"source\":\"', '\"}']]);
form('api/compile', 'application/x-www-form-urlencoded', [['slug', 'slots']]);
navigator.sendBeacon(root + 'api/compile?beacon', body);
Promise.all(Object.entries(attempts).map(async ([name, learned]) => [name, await learned]))
    .then(attempts => done({ attempts }));
";

/// A file of the site, by how its name begins and ends.
fn asset(begins: &str, ends: &str) -> String {
    fs::read_dir(dist().join("assets"))
        .expect("the site has assets")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with(begins) && name.ends_with(ends))
        .unwrap_or_else(|| panic!("the site has no {begins}*{ends}"))
}

#[test]
fn a_page_of_another_site_learns_nothing_and_compiles_nothing() {
    let server = Server::start(&[]);
    let root = server.root();
    let stranger = strangers_site("attacks", &root);
    test_with(Browser::Chromium, NAMES, "cross-site", async |page| {
        page.expect_error("127.0.0.1");
        visit_stranger(page, &stranger).await;
        let at = |name: String| json!(format!("{root}assets/{name}"));
        let learned: Learned = page
            .script_until_called(
                TRY_ALL,
                vec![
                    json!(root),
                    json!(server.token()),
                    at(asset("boot.", ".js")),
                    at(asset("icon.", ".svg")),
                ],
            )
            .await;
        assert!(!learned.attempts.is_empty());
        for (attempt, result) in &learned.attempts {
            assert_eq!(result, "failed", "{attempt}");
        }
        // Each way in was tried, and closed.
        for (line, times) in [
            ("403 GET / ", 1),
            ("403 GET /api/host ", 1),
            ("403 OPTIONS /api/host ", 1),
            ("403 OPTIONS /api/compile ", 1),
            // Two texts, two forms, and the beacon.
            ("403 POST /api/compile ", 5),
            // The socket.
            ("403 GET /api/compile ", 1),
            ("403 GET /assets/icon.", 1),
            ("403 GET /assets/boot.", 1),
        ] {
            server.logged(line, times);
        }
    });
    assert_never_reached(&server.log());
}

#[test]
fn a_link_from_another_site_leads_to_the_page() {
    let server = Server::start(&[]);
    let stranger = strangers_site("link", &server.root());
    test_with(Browser::Chromium, NAMES, "link", async |page| {
        // The second time the service worker passes the request on.
        for _ in 0..2 {
            visit_stranger(page, &stranger).await;
            page.click("#link").await;
            page.until_there("input[type=search]:enabled").await;
            let kept: bool = page
                .script_until_called(
                    "const [done] = arguments;
                    navigator.serviceWorker.ready.then(() => done(true));",
                    vec![],
                )
                .await;
            assert!(kept);
        }
        let controlled: bool = page
            .script("return Boolean(navigator.serviceWorker.controller)")
            .await;
        assert!(controlled, "the second visit is the service worker's");
    });
}

/// Runs the page as a class gets it from a host in its network: plain HTTP is no
/// secure context, and outside of one, browsers keep several interfaces to themselves.
#[test]
fn over_plain_http_the_page_runs_without_what_browsers_keep_back() {
    let server = FileServer::start(dist(), "/");
    let root = server.root().replace("127.0.0.1", "school.example");
    test_with(Browser::Chromium, NAMES, "insecure", async |page| {
        page.open(&format!("{root}exercise/slots/")).await;
        let secure: bool = page.script("return isSecureContext").await;
        assert!(!secure);
        let bench = Bench::here(page).await;
        bench.set("points", "321").await;
        bench.assert_run_gives_figures("slots", &points(321)).await;
        page.until_there("footer [data-offline=http]").await;
        page.reload().await;
        Bench::here(page).await;
    });
}
