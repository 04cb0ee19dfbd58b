//! A track's package in a SCORM 1.2 runtime that is not ours, and with platforms
//! that do as they must not.

use std::fs;
use std::io::Read;
use std::path::Path;

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::printed;
use bytewise_tests::file_server::FileServer;
use bytewise_tests::files::TemporaryFolder;
use bytewise_tests::project;
use serde_json::{Value, json};

/// The track whose exercises are answered without a compile host.
const TRACK: &str = "challenges";

/// A learning platform around the package: `scorm-again`, which keeps what is
/// committed as a platform's database would.
const PLAYER: &str = "<!doctype html><meta charset=utf-8><title>Platform</title>
    <link rel=icon href='data:,'>
    <script src='scorm12.min.js'></script>
    <script>
        var calls = [];
        var API = new Scorm12API({ autocommit: false, logLevel: 5 });
        const kept = JSON.parse(localStorage.getItem('platform') ?? 'null');
        API.loadFromJSON(kept ?? { core: { student_id: 'anna' } });
        for (const call of ['LMSInitialize', 'LMSCommit', 'LMSFinish']) {
            API.on(call, () => {
                calls.push(call);
                const { cmi } = API.renderCMIToJSONObject();
                localStorage.setItem('platform', JSON.stringify(cmi));
            });
        }
    </script>
    <iframe src='package/index.html' title='Course' width=1000 height=700></iframe>";

/// A platform that a test makes of a few words of JavaScript, between which and
/// the package stand two more windows.
const ODD: &str = "<!doctype html><meta charset=utf-8><title>Odd platform</title>
    <link rel=icon href='data:,'>
    <script>
        var values = {}, calls = [];
        const given = decodeURIComponent(location.hash.slice(1));
        const plain = {
            LMSInitialize() { calls.push('initialize'); return 'true' },
            LMSFinish() { calls.push('finish'); return 'true' },
            LMSGetValue: name => values[name] ?? '',
            LMSSetValue(name, value) { calls.push(name); values[name] = value; return 'true' },
            LMSCommit() { calls.push('commit'); return true },
            LMSGetLastError: () => '101',
            LMSGetErrorString: code => `error ${code} of a test`,
        };
        new Function('plain', 'values', given)(plain, values);
    </script>
    <iframe src='between.html' title='Between' width=1000 height=700></iframe>";

const BETWEEN: &str = "<!doctype html><title>Between</title>
    <iframe src='package/index.html?aicc_sid=1&embed=no#launch' title='Course' width=900
        height=600></iframe>";

/// The package, unpacked, with the platforms beside it.
struct Platform {
    server: FileServer,
    slugs: Vec<String>,
    _folder: TemporaryFolder,
}

impl Platform {
    fn with_package(name: &str) -> Self {
        let folder = TemporaryFolder::new(name);
        let zipped = folder.path().join("track.zip");
        let zipped = zipped.to_str().expect("a plain name");
        printed(&["scorm", TRACK, "--out", zipped]);
        let package = folder.path().join("package");
        unzip(Path::new(zipped), &package);
        let runtime = "www/node_modules/scorm-again/dist/scorm12.min.js";
        let runtime = fs::read(project::root().join(runtime)).expect("npm has installed it");
        folder.write("scorm12.min.js", runtime);
        folder.write("player.html", PLAYER);
        folder.write("odd.html", ODD);
        folder.write("between.html", BETWEEN);
        let track = exercises::TRACKS.iter().find(|track| track.id == TRACK);
        let track = track.expect("there is this track");
        Self {
            server: FileServer::start(folder.path(), "/course/7/"),
            slugs: track
                .exercises
                .iter()
                .map(|one| one.slug().to_owned())
                .collect(),
            _folder: folder,
        }
    }

    async fn open_player(&self, page: &Page) {
        page.open(&format!("{}player.html", self.server.root()))
            .await;
    }

    /// Opens the other platform, which does what these words say.
    async fn open_odd(&self, page: &Page, words: &str) {
        page.open("about:blank").await;
        let words: String = url::form_urlencoded::byte_serialize(words.as_bytes())
            .collect::<String>()
            .replace('+', "%20");
        page.open(&format!("{}odd.html#{words}", self.server.root()))
            .await;
        page.enter("iframe").await;
        page.enter("iframe").await;
    }
}

fn unzip(zipped: &Path, to: &Path) {
    let file = fs::File::open(zipped).expect("the command has written it");
    let mut archive = zip::ZipArchive::new(file).expect("it is a zip archive");
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("each entry can be read");
        let path = to.join(
            entry
                .enclosed_name()
                .expect("no entry leads out of the folder"),
        );
        let folder = path.parent().expect("it is in the folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it can be inflated");
        fs::write(path, bytes).expect("it can be written");
    }
}

/// Answers an exercise of the package, whose page is entered, in the site.
async fn answer(page: &Page) {
    page.enter("#site").await;
    page.until_there("[data-exercise=ask-empty-list] a").await;
    // Until the app has taken over, a link loads its file.
    page.until_there("input[type=search]:enabled").await;
    let folded = format!("[data-track={TRACK}]:not([open]) summary");
    if page.count(&folded).await > 0 {
        page.click(&folded).await;
    }
    page.click("[data-exercise=ask-empty-list] a").await;
    page.until_there("#words:enabled").await;
    page.fill("#words", "It stays.").await;
    page.click("[data-action=compare]").await;
    page.until_there("[data-model]").await;
    page.leave().await;
}

/// What the platform keeps.
async fn kept(page: &Page) -> Value {
    page.script("return JSON.parse(localStorage.getItem('platform'))")
        .await
}

fn a_package_reports_to_a_platform_and_goes_on_there(browser: Browser) {
    let platform = Platform::with_package(&format!("scorm-{browser}"));
    test(browser, "scorm", async |page| {
        platform.open_player(page).await;
        page.until("the session has begun", "calls.includes('LMSCommit')")
            .await;
        let begun = kept(page).await;
        assert_eq!(begun["core"]["lesson_status"], "incomplete", "{begun}");
        assert_eq!(begun["core"]["score"]["raw"], "0", "{begun}");

        page.enter("iframe").await;
        answer(page).await;
        page.leave().await;
        page.until(
            "the platform keeps what was answered",
            "JSON.parse(localStorage.getItem('platform')).suspend_data === '1 ask-empty-list'",
        )
        .await;
        let one = kept(page).await;
        assert_eq!(one["core"]["lesson_status"], "incomplete", "{one}");
        let share = 100 / platform.slugs.len();
        assert_eq!(one["core"]["score"]["raw"], share.to_string(), "{one}");

        // Progress that comes by a file, or is made in another tab.
        page.enter("iframe").await;
        page.enter("#site").await;
        page.script_with::<Value>(
            "localStorage.setItem('bytewise.solved', arguments[0])",
            vec![json!(format!("slots {}", platform.slugs.join(" ")))],
        )
        .await;
        page.leave().await;
        page.leave().await;
        page.until(
            "the track is completed",
            "JSON.parse(localStorage.getItem('platform')).core.lesson_status === 'completed'",
        )
        .await;

        // The learner leaves: once, and all is kept.
        page.script::<Value>("document.querySelector('iframe').src = 'about:blank'")
            .await;
        page.until("the session is ended", "calls.includes('LMSFinish')")
            .await;
        let calls: Vec<String> = page.script("return calls").await;
        for once in ["LMSInitialize", "LMSFinish"] {
            let times = calls.iter().filter(|call| *call == once).count();
            assert_eq!(times, 1, "{once} in {calls:?}");
        }
        let ended = kept(page).await;
        let expected = format!("1 {}", platform.slugs.join(" "));
        assert_eq!(ended["suspend_data"], expected, "{ended}");
        assert_eq!(ended["core"]["score"]["raw"], "100", "{ended}");
        assert_eq!(ended["core"]["exit"], "suspend", "{ended}");

        // On another machine, the browser knows nothing.
        page.script::<Value>(
            "for (const key of Object.keys(localStorage))
                 if (key.startsWith('bytewise.')) localStorage.removeItem(key)",
        )
        .await;
        platform.open_player(page).await;
        page.enter("iframe").await;
        page.enter("#site").await;
        let all = platform.slugs.len();
        page.until(
            "the site shows what the platform has kept",
            &format!("document.querySelectorAll('[data-progress=solved]').length === {all}"),
        )
        .await;
        page.leave().await;
        let told = page.text("#said").await;
        assert_eq!(told, "");
        page.leave().await;
        let again = kept(page).await;
        assert_eq!(again["core"]["lesson_status"], "completed", "{again}");
    });
    let strangers: Vec<String> = platform
        .server
        .requested()
        .into_iter()
        .filter(|path| path.ends_with('/') || path.contains("sw.js"))
        .collect();
    assert!(
        strangers.is_empty(),
        "no folder is asked for, and no service worker: {strangers:?}"
    );
}
in_every_browser!(a_package_reports_to_a_platform_and_goes_on_there);

#[test]
fn whatever_a_platform_does_the_site_works_and_it_is_said() {
    let platform = Platform::with_package("scorm-odd");
    test(Browser::Chromium, "scorm-odd", async |page| {
        for (words, says) in [
            ("", "no learning platform around"),
            (
                "window.API = plain; plain.LMSInitialize = () => 'false'",
                "error 101 of a test",
            ),
            (
                "window.API = plain; plain.LMSInitialize = () => { throw Error('gone') }",
                "gone",
            ),
            (
                "window.API = plain; plain.LMSSetValue = () => 'false'",
                "has not taken `cmi.core.",
            ),
            (
                "window.API = plain; plain.LMSCommit = () => { throw Error('full') }",
                "full",
            ),
            (
                "window.API = plain; values['cmi.core.lesson_mode'] = 'review'",
                "not reported",
            ),
        ] {
            platform.open_odd(page, words).await;
            page.until_there("#said:not(:empty)").await;
            let told = page.text("#said").await;
            assert!(told.contains(says), "no `{says}` in `{told}` of `{words}`");
            answer(page).await;
            page.leave().await;
            page.leave().await;
            let changed: Vec<String> = page
                .script("return calls.filter(call => call.startsWith('cmi.'))")
                .await;
            assert!(
                !words.contains("review") || changed.is_empty(),
                "{changed:?} while it is only shown"
            );
            page.script::<Value>("localStorage.clear()").await;
        }
    });
}

#[test]
fn what_a_platform_has_is_found_and_never_made_worse() {
    let platform = Platform::with_package("scorm-kept");
    test(Browser::Chromium, "scorm-kept", async |page| {
        // It comes late, answers by booleans, and has a better result.
        let words = "setTimeout(() => { window.API = plain }, 700);
            plain.LMSInitialize = () => true;
            Object.assign(values, { 'cmi.core.lesson_status': 'passed',
                'cmi.core.score.raw': '80', 'cmi.core.student_id': 'anna',
                'cmi.suspend_data': '1 predict-dead-weak gone' });";
        platform.open_odd(page, words).await;
        page.leave().await;
        page.leave().await;
        page.until("it is found", "calls.includes('commit')").await;
        let values: Value = page.script("return values").await;
        assert_eq!(values["cmi.core.lesson_status"], "passed", "{values}");
        assert_eq!(values["cmi.core.score.raw"], "80", "{values}");
        assert_eq!(
            values["cmi.suspend_data"], "1 predict-dead-weak",
            "{values}"
        );
        let time = values["cmi.core.session_time"].as_str().unwrap_or_default();
        assert!(
            time.len() == 13 && time.starts_with("0000:0"),
            "{time} is no time of SCORM 1.2"
        );

        // Another person, in the same browser.
        let words = "window.API = plain; values['cmi.core.student_id'] = 'ben'";
        page.script::<Value>("localStorage.setItem('bytewise.solved', 'slots predict-dead-weak')")
            .await;
        platform.open_odd(page, words).await;
        page.leave().await;
        page.leave().await;
        page.until("the session has begun", "calls.includes('commit')")
            .await;
        let data: String = page.script("return values['cmi.suspend_data']").await;
        assert_eq!(data, "1");
        let left: String = page
            .script("return localStorage.getItem('bytewise.solved')")
            .await;
        assert_eq!(left, "slots", "what is of no platform stays");
    });
}
