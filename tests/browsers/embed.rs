//! An exercise in a page of another site, and a link that gives no solution away.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::FileServer;
use bytewise_tests::files::TemporaryFolder;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::bench::{Bench, points};

/// A message that the other page has heard.
#[derive(Debug, PartialEq, Deserialize)]
struct Heard {
    bytewise: String,
    slug: String,
    height: Option<f64>,
}

/// A page of a course, on another origin than the site: by name, so that the
/// browser takes it for another site, too.
struct Course {
    site: FileServer,
    /// Where its own page is.
    address: String,
    _server: FileServer,
    _folder: TemporaryFolder,
}

impl Course {
    fn of(name: &str, address: &str) -> Self {
        let site = FileServer::start(dist(), "/some/where/");
        let folder = TemporaryFolder::new(name);
        let root = site.root();
        folder.write(
            "index.html",
            format!(
                "<!doctype html><meta charset=utf-8><title>A course</title>
                <meta name=viewport content='width=device-width'>
                <meta name=color-scheme content='light dark'>
                <link rel=icon href='data:,'>
                <style>body {{ font: 1rem/1.5 serif; margin: 1rem auto; max-width: 50rem }}</style>
                <h1>Week 3</h1><p>Try this one.</p>
                <script>
                    var heard = [];
                    addEventListener('message', event => {{
                        if (event.origin === new URL('{root}').origin) heard.push(event.data);
                    }});
                </script>
                <iframe src='{root}{address}' title='An exercise' width=100% height=300></iframe>
                <p>Then go on.</p>
                <script src='{root}embed.js' async></script>"
            ),
        );
        let course = FileServer::start(folder.path(), "/");
        Self {
            address: course.root().replace("127.0.0.1", "localhost"),
            _server: course,
            site,
            _folder: folder,
        }
    }

    /// The same on another port alone, where one process has both pages, and a
    /// setting of a test reaches both.
    fn on_this_site(self) -> Self {
        Self {
            address: self.address.replace("localhost", "127.0.0.1"),
            ..self
        }
    }

    async fn open(&self, page: &Page) {
        page.open(&self.address).await;
        page.until("the page has told its height", "heard.length")
            .await;
    }
}

/// Waits until the frame, which is entered, is as high as what it shows.
async fn until_nothing_scrolls(page: &Page) {
    page.until(
        "the frame is as high as its page",
        "(() => {
            const high = document.documentElement.getBoundingClientRect().height;
            return innerHeight >= high && innerHeight < high + 2;
        })()",
    )
    .await;
}

fn an_exercise_stands_in_a_page_of_another_site(browser: Browser) {
    let course = Course::of(
        &format!("course-{browser}"),
        "exercise/slots/?embed&points=321",
    );
    test(browser, "embed", async |page| {
        course.open(page).await;
        page.enter("iframe").await;
        let bench = Bench::here(page).await;
        until_nothing_scrolls(page).await;
        for hidden in ["header.top", "footer.bottom", ".skip"] {
            let seen: bool = page
                .script_with(
                    "return document.querySelector(arguments[0]).checkVisibility()",
                    vec![json!(hidden)],
                )
                .await;
            assert!(!seen, "{hidden} is seen");
        }
        for gone in [".crumb", ".steps", "[data-action=hint]", ".lesson > .prose"] {
            assert_eq!(page.count(gone).await, 0, "{gone} is there");
        }
        assert_eq!(page.count("[data-task]").await, 1);
        let own: Vec<Option<String>> = page
            .script(
                "const link = document.querySelector('.own-page a');
                 return ['target', 'rel', 'href'].map(name => link.getAttribute(name))",
            )
            .await;
        let own: Vec<&str> = own.iter().flatten().map(String::as_str).collect();
        assert_eq!(
            own,
            [
                "_blank",
                "noopener",
                "/some/where/exercise/slots/?points=321"
            ]
        );
        bench.assert_run_gives_figures("slots", &points(321)).await;
        until_nothing_scrolls(page).await;
        // What one looks at is longer or shorter, and the frame follows.
        // WebKit's driver does not scroll the page around to where it clicks.
        page.script::<Value>("document.querySelector('[data-tab=figures]').click()")
            .await;
        page.until_there("[role=tabpanel][data-view=figures]").await;
        until_nothing_scrolls(page).await;
        page.leave().await;
        let heard: Vec<Heard> = page.script("return heard").await;
        let heights = heard.iter().filter(|heard| heard.height.is_some());
        assert!(heights.count() > 1, "{heard:?}");
        for heard in &heard {
            assert_eq!(
                (heard.bytewise.as_str(), heard.slug.as_str()),
                ("height", "slots")
            );
        }
    });
    let asked = course.site.requested();
    assert!(
        !asked.contains(&"sw.js".to_owned()),
        "a part keeps nothing offline"
    );
}
in_every_browser!(an_exercise_stands_in_a_page_of_another_site);

/// Answers an interview's question in the frame that is entered.
async fn answer(page: &Page) {
    page.until_there("#words:enabled").await;
    page.fill("#words", "Capacity stays.").await;
    page.click("[data-action=compare]").await;
    page.until_there("[data-model]").await;
}

#[test]
fn what_is_solved_in_a_frame_is_told_once_it_is() {
    let course = Course::of("course-solved", "exercise/ask-empty-list/?embed");
    test(Browser::Chromium, "embed-solved", async |page| {
        course.open(page).await;
        page.enter("iframe").await;
        answer(page).await;
        page.leave().await;
        page.until(
            "the course has heard of it",
            "heard.some(heard => heard.bytewise === 'solved' && heard.slug === 'ask-empty-list')",
        )
        .await;
        // Another visit tells the height, and nothing that was solved before.
        course.open(page).await;
        page.enter("iframe").await;
        page.until_there("[data-solved]").await;
        page.leave().await;
        let heard: Vec<Heard> = page.script("return heard").await;
        assert!(
            heard.iter().all(|heard| heard.bytewise == "height"),
            "{heard:?}"
        );
    });
}

#[test]
fn without_storage_an_exercise_in_a_frame_is_answered_and_told() {
    let course = Course::of("course-blocked", "exercise/ask-empty-list/?embed").on_this_site();
    test(Browser::Chromium, "embed-blocked", async |page| {
        let blocked = "for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, {
                get() { throw new DOMException('it is blocked', 'SecurityError') }
            });";
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": blocked }),
        )
        .await;
        course.open(page).await;
        page.enter("iframe").await;
        answer(page).await;
        let told = page.text(".interview [role=alert]").await;
        assert!(told.contains("keeps nothing"), "{told}");
        page.until_there("[data-solved]").await;
        page.leave().await;
        page.until(
            "the course has heard of it",
            "heard.some(heard => heard.bytewise === 'solved')",
        )
        .await;
    });
}

#[test]
fn the_compile_host_is_framed_by_nobody() {
    let server = Server::shared();
    let folder = TemporaryFolder::new("framed-host");
    folder.write(
        "index.html",
        format!(
            "<!doctype html><link rel=icon href='data:,'><title>Stranger</title>
             <iframe src='{}exercise/slots/?embed'></iframe>",
            server.root()
        ),
    );
    let stranger = FileServer::start(folder.path(), "/");
    test(Browser::Chromium, "framed-host", async |page| {
        // The gate lets no frame of a stranger in, and the policy would not either.
        page.expect_error("403");
        page.expect_error("frame-ancestors 'none'");
        page.open(&stranger.root()).await;
        page.enter("iframe").await;
        page.until(
            "the frame has come to its end",
            "document.readyState === 'complete'",
        )
        .await;
        assert_eq!(page.count("#app").await, 0);
        page.leave().await;
    });
}

#[test]
fn an_exam_stays_one_from_exercise_to_exercise() {
    let server = Server::shared();
    test(Browser::Chromium, "exam", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?exam&points=321").await;
        bench.assert_run_gives_figures("slots", &points(321)).await;
        bench.open_tab("optimized").await;
        let told = page.text("[role=tabpanel] .hidden-source").await;
        assert!(told.contains("not shown here"), "{told}");
        page.click(".steps .next").await;
        page.until(
            "the next exercise is shown",
            "location.pathname === '/exercise/lazy-sum/'",
        )
        .await;
        Bench::here(page).await;
        for gone in ["hint", "explain", "show-solution"] {
            let gone = format!("[data-action={gone}]");
            assert_eq!(page.count(&gone).await, 0, "{gone} is there");
        }
        page.until("the address keeps it", "location.search === '?exam'")
            .await;
        page.reload().await;
        Bench::here(page).await;
        assert_eq!(page.count("[data-action=hint]").await, 0);
        page.back().await;
        Bench::here(page).await;
        page.until("so does the one before", "/[?&]exam/.test(location.search)")
            .await;
        // It is no lock.
        Bench::open(page, &server.root(), "slots", "").await;
        assert_eq!(page.count("[data-action=hint]").await, 1);
    });
}
