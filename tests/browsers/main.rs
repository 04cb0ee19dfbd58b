//! The page in three browsers.
use bytewise_tests::browser::{Browser, test};
use bytewise_tests::file_server::FileServer;

fn smoke(browser: Browser) {
    let dir = std::path::Path::new("/tmp/smoke");
    let server = FileServer::start(dir, "/sub/");
    test(browser, "smoke", async |page| {
        page.open(&server.root()).await;
        assert_eq!(page.text("h1").await, "Hello");
        page.click("button").await;
        page.until("clicked", "document.body.dataset.clicked").await;
        page.press(None, 'a').await;
    });
}
#[test]
fn c() {
    smoke(Browser::Chromium)
}
#[test]
fn f() {
    smoke(Browser::Firefox)
}
#[test]
fn w() {
    smoke(Browser::WebKit)
}
