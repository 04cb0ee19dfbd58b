//! The choice of light and dark, which is kept.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;

/// The theme that the page shows, and what is kept under the key's name now and
/// before.
async fn theme(page: &Page) -> [Option<String>; 3] {
    page.script(
        "return [
            document.documentElement.dataset.theme ?? null,
            localStorage.getItem('bytewise.theme'),
            localStorage.getItem('theme'),
        ]",
    )
    .await
}

fn a_chosen_theme_is_kept(browser: Browser) {
    let server = Server::shared();
    test(browser, "theme", async |page| {
        let root = server.root();
        page.open(&root).await;
        // The app has taken over.
        page.until_there("input[type=search]:enabled").await;
        page.script::<()>(
            "const select = document.querySelector('header select');
             select.value = 'dark';
             select.dispatchEvent(new Event('change', { bubbles: true }))",
        )
        .await;
        let dark = || Some("dark".to_owned());
        page.until_there("[data-theme=dark]").await;
        page.reload().await;
        assert_eq!(theme(page).await, [dark(), dark(), None]);
    });
}
in_every_browser!(a_chosen_theme_is_kept);

#[test]
fn a_theme_that_was_kept_under_another_name_is_taken_over() {
    let server = Server::shared();
    test(Browser::Chromium, "theme-before", async |page| {
        let root = server.root();
        page.open(&root).await;
        let dark = || Some("dark".to_owned());
        page.script::<()>("localStorage.setItem('theme', 'dark')")
            .await;
        page.reload().await;
        assert_eq!(theme(page).await, [dark(), dark(), None]);
        // What another application on this origin keeps under that name stays.
        page.script::<()>("localStorage.setItem('theme', 'solarized')")
            .await;
        page.reload().await;
        assert_eq!(
            theme(page).await,
            [dark(), dark(), Some("solarized".to_owned())]
        );
    });
}
