//! A file of the person's own: picked, read, given up, and never in the way. The
//! file that a run writes: removed after it, and never shown half-written.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::{FileServer, Reply};
use bytewise_tests::files::TemporaryFile;

use crate::bench::Bench;

const SLUG: &str = "mapped-file";

/// Longer than the memory may be, and than an address of 32 bits reaches.
const HUGE: u64 = 4 << 30;

async fn choose(page: &Page, file: &TemporaryFile) {
    let path = file
        .path()
        .to_str()
        .expect("the target folder has a plain name");
    page.type_into("[data-action=choose-file]", path).await;
    page.until_there("[data-action=remove-file]").await;
}

/// The variants whose figures are shown, with their peaks.
async fn peaks(page: &Page) -> Vec<(String, String)> {
    page.script(
        "return [...document.querySelectorAll('[data-variant][data-peak]')]
            .map(row => [row.dataset.variant, row.dataset.peak])",
    )
    .await
}

fn peak(variant: &str, bytes: u64) -> (String, String) {
    (variant.to_owned(), bytes.to_string())
}

fn an_own_file_is_read_and_given_up_again(browser: Browser) {
    let server = Server::shared();
    test(browser, "own-file", async |page| {
        let bench = Bench::open(page, &server.root(), SLUG, "").await;
        let default = exercises::find(SLUG).expect("it is listed").default_case();
        bench.assert_run_gives_figures(SLUG, &default).await;

        let file = TemporaryFile::new();
        file.write(&[b"a line of one's own\n".repeat(20_000), b"the end".to_vec()].concat());
        choose(page, &file).await;
        bench.until_state("idle").await;
        assert!(
            peaks(page).await.is_empty(),
            "figures of another file are still shown"
        );
        bench.run().await;
        bench.until_measured().await;
        let expected = [peak("naive", 400_107), peak("optimized", 100)];
        assert_eq!(peaks(page).await, expected);
        let note = page.text(".measured [data-file]").await;
        assert!(note.contains("400,007 bytes"), "{note}");
        let name = file.path().file_name().expect("it has a name");
        assert!(note.contains(&*name.to_string_lossy()), "{note}");

        page.click("[data-action=remove-file]").await;
        page.until_there("[data-action=choose-file]").await;
        bench.assert_run_gives_figures(SLUG, &default).await;
    });
}
in_every_browser!(an_own_file_is_read_and_given_up_again);

fn a_file_of_4_gib_is_too_much_for_naive_alone(browser: Browser) {
    let server = Server::shared();
    test(browser, "huge-file", async |page| {
        let bench = Bench::open(page, &server.root(), SLUG, "?offset=4000000000").await;
        let file = TemporaryFile::sparse(HUGE);
        choose(page, &file).await;
        bench.run().await;
        bench.until_state("failed").await;
        let alert = bench.alert().await;
        assert_eq!(alert.failure.as_deref(), Some("out-of-memory"));
        for part in ["naive", "Read less"] {
            assert!(alert.text.contains(part), "{alert:?} does not say {part}");
        }
        assert_eq!(peaks(page).await, [peak("optimized", 100)]);
    });
}
in_every_browser!(a_file_of_4_gib_is_too_much_for_naive_alone);

/// The script of a worker that tells, before each outcome, how the Blob was read
/// so far.
const COUNTS_READS: &str = "{
    let [calls, bytes] = [0, 0];
    const read = FileReaderSync.prototype.readAsArrayBuffer;
    FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
        calls += 1;
        bytes += blob.size;
        return read.call(this, blob);
    };
    const post = self.postMessage.bind(self);
    self.postMessage = (message) => {
        if (message.outcome) post({ warning: `read ${calls} ${bytes}` });
        post(message);
    };
}
";

/// The reads of the Blob and their bytes, as a worker that counts them told.
async fn blob_reads(page: &Page) -> (u64, u64) {
    page.until_there("[data-warning]").await;
    let told = page.text("[data-warning]").await;
    let number = |part: &str| part.trim_end_matches('.').parse::<u64>().ok();
    let numbers: Vec<u64> = told.split_whitespace().filter_map(number).collect();
    let [calls, bytes] = numbers[..] else {
        panic!("the worker told {told:?}");
    };
    (calls, bytes)
}

#[test]
fn sections_all_over_a_huge_file_bring_little_besides() {
    let server = site_whose_worker_begins(COUNTS_READS.to_owned());
    test(Browser::Chromium, "scattered-reads", async |page| {
        let bench = Bench::open(page, &server.root(), "section-extract", "").await;
        let file = TemporaryFile::sparse(HUGE);
        choose(page, &file).await;
        bench.run().await;
        // `naive` asks for more than its memory has, before it reads.
        bench.until_state("failed").await;
        let (calls, bytes) = blob_reads(page).await;
        assert!((300..=1_000).contains(&calls), "{calls} reads");
        assert!(
            bytes <= calls * (17 << 10),
            "{bytes} bytes in {calls} reads"
        );
    });
}

#[test]
fn a_file_that_is_gone_through_is_read_in_few_large_pieces() {
    let server = site_whose_worker_begins(COUNTS_READS.to_owned());
    test(Browser::Chromium, "reads-in-a-row", async |page| {
        let bench = Bench::open(page, &server.root(), "mapped-search", "").await;
        let file = TemporaryFile::sparse(32 << 20);
        choose(page, &file).await;
        bench.run().await;
        bench.until_measured().await;
        let (calls, bytes) = blob_reads(page).await;
        // Both variants read all of it, and the needle once more each.
        assert!(bytes >= 2 * (32 << 20), "{bytes} bytes");
        assert!(bytes <= 2 * (33 << 20), "{bytes} bytes");
        assert!(calls <= 2 * 40, "{calls} reads");
    });
}

/// The script of a worker whose file comes slowly.
const READS_SLOWLY: &str = "{
    const read = FileReaderSync.prototype.readAsArrayBuffer;
    FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
        const until = performance.now() + 40;
        while (performance.now() < until);
        return read.call(this, blob);
    };
}
";

fn a_file_that_takes_long_shows_how_far_it_is_read(browser: Browser) {
    let server = site_whose_worker_begins(READS_SLOWLY.to_owned());
    test(browser, "reading", async |page| {
        let bench = Bench::open(page, &server.root(), "mapped-search", "").await;
        let file = TemporaryFile::sparse(HUGE);
        choose(page, &file).await;
        bench.run().await;
        page.until_there("main[data-state=running] [data-reading]")
            .await;
        // On a busy machine, the first words may be about the file's first bytes.
        page.until(
            "more than some bytes are read in a second",
            "document.querySelector('[data-reading]')?.textContent.includes('iB a second')",
        )
        .await;
        let told = page.text("[data-reading]").await;
        for part in ["optimized: ", " of 4 GiB, ", "iB a second"] {
            assert!(told.contains(part), "{told} does not say {part}");
        }
        // The naive variant asked for more than its memory has; that is told while
        // the other one reads.
        let failed = bench.alert().await;
        assert_eq!(failed.failure.as_deref(), Some("out-of-memory"));
        assert!(failed.text.contains("naive"), "{failed:?}");
        let done = "Number(document.querySelector('[data-reading]')?.dataset.reading)";
        let first: u64 = page.script(&format!("return {done}")).await;
        page.until("more was read", &format!("{done} > {first}"))
            .await;
        bench.stop().await;
        bench.until_state("idle").await;
        assert_eq!(page.count("[data-reading]").await, 0);
    });
}
in_every_browser!(a_file_that_takes_long_shows_how_far_it_is_read);

fn a_file_that_is_gone_is_named(browser: Browser) {
    let server = Server::shared();
    test(browser, "gone-file", async |page| {
        let bench = Bench::open(page, &server.root(), SLUG, "").await;
        let file = TemporaryFile::new();
        file.write(&[7; 3_000]);
        choose(page, &file).await;
        drop(file);
        bench.run().await;
        bench.until_state("failed").await;
        for alert in bench.alerts().await {
            assert_eq!(
                alert.failure.as_deref(),
                Some("file-unreadable"),
                "{alert:?}"
            );
            assert!(alert.text.contains("Choose it again"), "{alert:?}");
        }
        assert!(peaks(page).await.is_empty(), "figures of no file");
    });
}
in_every_browser!(a_file_that_is_gone_is_named);

const WRITES: &str = "result-file";

/// The site with a worker that begins with this script.
fn site_whose_worker_begins(script: String) -> FileServer {
    let server = FileServer::start(dist(), "/");
    server.alter(move |path, reply| {
        if path.starts_with("assets/worker.") {
            let body = [script.as_bytes(), &reply.body].concat();
            Reply { body, ..reply }
        } else {
            reply
        }
    });
    server
}

/// A file system in place of the browser's, whose file takes so many writes
/// and then gives an error of that name.
fn file_system(writes: u32, error: &str) -> String {
    format!(
        "{{
            let left = {writes};
            const handle = {{
                truncate() {{}},
                write(bytes) {{
                    if (left-- > 0) return bytes.length;
                    throw new DOMException('on purpose', '{error}');
                }},
                read: () => 0,
                close() {{}},
            }};
            const folder = {{
                getDirectoryHandle: async () => folder,
                async *keys() {{}},
                getFileHandle: async () => ({{ createSyncAccessHandle: async () => handle }}),
                removeEntry: async () => {{}},
            }};
            const value = {{ getDirectory: async () => folder }};
            Object.defineProperty(navigator, 'storage', {{ value }});
        }}
        "
    )
}

fn a_file_that_is_written_goes_with_the_run(browser: Browser) {
    let server = Server::shared();
    test(browser, "written-file", async |page| {
        let bench = Bench::open(page, &server.root(), WRITES, "?files=1000").await;
        let case = [("files".to_owned(), 1_000)].into();
        for _ in 0..2 {
            bench.assert_run_gives_figures(WRITES, &case).await;
        }
        // The pass that traces lines may still go on, with a file of its own.
        let left: Vec<String> = page
            .script(
                "const names = async () => {
                    if (!navigator.storage?.getDirectory) return [];
                    const root = await navigator.storage.getDirectory();
                    const folder = await root.getDirectoryHandle('bytewise-runs', { create: true });
                    const left = [];
                    for await (const name of folder.keys()) left.push(name);
                    return left;
                };
                return (async () => {
                    let left = await names();
                    for (let tries = 0; tries < 200 && left.length > 0; tries += 1) {
                        await new Promise(resume => setTimeout(resume, 50));
                        left = await names();
                    }
                    return left;
                })().catch(() => [])",
            )
            .await;
        assert_eq!(left, [""; 0], "{browser}");
    });
}
in_every_browser!(a_file_that_is_written_goes_with_the_run);

fn without_a_file_system_the_file_is_kept_in_memory_and_that_is_told(browser: Browser) {
    let none = "Object.defineProperty(navigator, 'storage', { value: undefined });\n";
    let server = site_whose_worker_begins(none.to_owned());
    test(browser, "file-in-memory", async |page| {
        let bench = Bench::open(page, &server.root(), WRITES, "?files=1000").await;
        let case = [("files".to_owned(), 1_000)].into();
        bench.assert_run_gives_figures(WRITES, &case).await;
        let told = page.text("[data-warning]").await;
        assert!(told.contains("kept in memory"), "{told}");
    });
}
in_every_browser!(without_a_file_system_the_file_is_kept_in_memory_and_that_is_told);

fn a_file_that_takes_no_more_is_named_and_no_result(browser: Browser) {
    for (error, says) in [
        ("QuotaExceededError", "no room for more"),
        ("InvalidStateError", "taken away while"),
    ] {
        let server = site_whose_worker_begins(file_system(100, error));
        test(browser, error, async |page| {
            let bench = Bench::open(page, &server.root(), WRITES, "?files=1000").await;
            bench.run().await;
            bench.until_state("failed").await;
            let alerts = bench.alerts().await;
            let kind = Some("file-unwritable");
            let named = |name: &str| {
                alerts.iter().any(|alert| {
                    let text = &alert.text;
                    alert.failure.as_deref() == kind && text.contains(name) && text.contains(says)
                })
            };
            assert!(named("optimized"), "{browser}: {alerts:?}");
        });
    }
}
in_every_browser!(a_file_that_takes_no_more_is_named_and_no_result);
