//! A file of the person's own: picked, read, given up, and never in the way.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
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
