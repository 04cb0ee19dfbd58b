//! Votes from phones: a lecture's screen, its notes and a phone, over the host.

use bytewise_tests::browser::keys::RIGHT;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use protocol::Shape;
use serde_json::json;

use crate::accessibility::{assert_axe_finds_nothing, assert_no_overflow, axe, look};

/// A lecture of three exercises, from one link, with the leader's token.
fn lecture(server: &Server) -> String {
    let of_shape = |shape| {
        let exercise = exercises::all().find(|it| it.shape() == shape);
        exercise.expect("some exercise has the shape").slug()
    };
    format!(
        "{}present/slots/?with={},{}&at=1.1#token={}",
        server.root(),
        of_shape(Shape::Predict),
        of_shape(Shape::Interview),
        server.token()
    )
}

/// Goes to the first votes on choices, and gives the address for phones once the
/// host has told it.
async fn to_the_votes(page: &Page) -> String {
    to_votes(page, ".votes:not(:has(input[data-guessed]))").await
}

async fn to_votes(page: &Page, with: &str) -> String {
    page.until_there("[data-step-kind]").await;
    while page.count(with).await == 0 {
        let before = page.attribute("main", "data-lecture-place").await;
        page.press(None, RIGHT).await;
        page.until(
            "another step is shown",
            &format!(
                "document.querySelector('main').dataset.lecturePlace !== {}",
                json!(before)
            ),
        )
        .await;
    }
    page.until_there("[data-phones=closed]").await;
    let address = page.attribute("[data-vote-address]", "data-vote-address");
    address.await.expect("the host tells where phones vote")
}

/// The phone's state, once it is that.
async fn until_vote(page: &Page, state: &str) {
    page.until_there(&format!("[data-vote-state={state}]"))
        .await;
}

async fn counts(page: &Page) -> Vec<String> {
    page.script("return [...document.querySelectorAll('.choice .count')].map(it => it.textContent)")
        .await
}

/// A question is voted on by phone, shown, discussed and voted on again; screen,
/// notes and phone agree, and the phone is told no count before it is shown.
fn a_phone_votes_twice_and_both_rounds_are_shown(browser: Browser) {
    let server = Server::start(&[]);
    test(browser, "votes", async |page| {
        page.open(&lecture(&server)).await;
        let address = to_the_votes(page).await;
        assert!(
            address.starts_with(&format!("{}vote/#", server.root())),
            "{address}"
        );
        let screen = page.window().await;

        let phone = page.new_window().await;
        page.drive(&phone).await;
        page.open(&address).await;
        until_vote(page, "waiting").await;

        page.drive(&screen).await;
        page.press(None, 'o').await;
        page.until_there("[data-phones=open][data-connected='1']")
            .await;
        page.drive(&phone).await;
        until_vote(page, "open").await;
        assert_eq!(page.count(".choice input:checked").await, 0);
        page.click(".choice:nth-child(1)").await;
        until_vote(page, "counted").await;
        // Another choice takes the place of the first.
        page.click(".choice:nth-child(2)").await;
        page.until(
            "the second choice is counted",
            "document.querySelector('#said').textContent.startsWith('Counted: 2')",
        )
        .await;
        assert!(counts(page).await.iter().all(String::is_empty));
        // The same phone, opened again, is the same voter.
        page.reload().await;
        until_vote(page, "counted").await;

        page.drive(&screen).await;
        page.until_there("[data-vote='1'][data-first='1']").await;
        page.until_there("[data-vote='0'][data-first='0']").await;
        assert_eq!(
            page.count("[data-vote] .fill").await,
            0,
            "nothing is shown yet"
        );
        // A key that adds by hand is none while phones vote.
        page.press(None, '1').await;
        page.press(None, 'n').await;
        let notes = page.until_another(&[&screen, &phone]).await;
        page.drive(&notes).await;
        page.until_there("[data-notes=in-step] [data-vote='1'][data-first='1']")
            .await;
        page.until_there("[data-connected]").await;

        // The notes show the result, on the screen and on the phone.
        page.press(None, 'r').await;
        page.drive(&screen).await;
        page.until_there("[data-phones=shown]").await;
        page.until_there("[data-vote='1'] .fill").await;
        page.drive(&phone).await;
        until_vote(page, "shown").await;
        assert_eq!(counts(page).await[..2], ["0", "1"]);
        assert_eq!(page.count(".choice input:enabled").await, 0);

        page.drive(&screen).await;
        page.click("[data-action=count-again]").await;
        page.until_there("[data-votes='1'] [data-vote]").await;
        page.drive(&phone).await;
        until_vote(page, "open").await;
        assert!(
            counts(page).await.iter().all(String::is_empty),
            "hidden again"
        );
        page.click(".choice:nth-child(1)").await;
        until_vote(page, "counted").await;
        page.drive(&screen).await;
        page.until_there("[data-vote='0'][data-second='1']").await;
        page.press(None, 'r').await;
        page.until_there("[data-votes='1'][data-shown] [data-vote='0'] .now .fill")
            .await;
        page.until_there("[data-vote='1'][data-first='1'][data-second='0'] .before .fill")
            .await;
        page.drive(&phone).await;
        until_vote(page, "shown").await;
        assert_eq!(counts(page).await[..2], ["0 → 1", "1 → 0"]);

        // By hand it goes on from there, and the next step ends the vote.
        page.drive(&screen).await;
        page.press(None, 'o').await;
        page.press(None, '1').await;
        page.until_there("[data-phones=closed]").await;
        page.until_there("[data-vote='0'][data-second='2']").await;
        page.press(None, RIGHT).await;
        page.drive(&phone).await;
        until_vote(page, "waiting").await;
    });
}
in_every_browser!(a_phone_votes_twice_and_both_rounds_are_shown);

/// A network that fails, at the phone and at the screen: said in words, and all
/// goes on by itself.
#[test]
fn a_network_that_fails_loses_no_vote() {
    let server = Server::start(&[]);
    test(Browser::Chromium, "votes-network", async |page| {
        page.expect_error("net::ERR_INTERNET_DISCONNECTED");
        let offline = async |offline: bool| {
            let conditions = json!({
                "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
            });
            page.devtools("Network.enable", json!({})).await;
            page.devtools("Network.emulateNetworkConditions", conditions)
                .await;
        };
        page.open(&lecture(&server)).await;
        let address = to_the_votes(page).await;
        page.press(None, 'o').await;
        page.until_there("[data-phones=open]").await;
        let screen = page.window().await;
        let phone = page.new_window().await;
        page.drive(&phone).await;
        page.open(&address).await;
        until_vote(page, "open").await;

        offline(true).await;
        page.click(".choice:nth-child(3)").await;
        page.until(
            "the page says that the vote is not counted",
            "document.querySelector('#said').textContent.startsWith('Not counted yet')",
        )
        .await;
        page.until_there("#fault:not([hidden])").await;
        offline(false).await;
        until_vote(page, "counted").await;
        page.until_there("#fault[hidden]").await;

        page.drive(&screen).await;
        page.until_there("[data-vote='2'][data-first='1']").await;
        offline(true).await;
        page.until_there("[data-room-fault]").await;
        // What was counted stays, and by hand it goes on.
        page.press(None, 'o').await;
        page.press(None, '3').await;
        page.until_there("[data-vote='2'][data-first='2']").await;
        page.press(None, 'o').await;
        offline(false).await;
        page.until(
            "the host answers again",
            "!document.querySelector('[data-room-fault]')",
        )
        .await;
        page.until_there("[data-vote='2'][data-first='1']").await;
    });
}

/// Who has no code is asked for it, and a wrong one is said to be wrong. The
/// room's guesses are what a question about a number is voted on with.
#[test]
fn a_code_can_be_typed_and_guesses_are_voted_on() {
    let server = Server::start(&[]);
    test(Browser::Chromium, "votes-code", async |page| {
        page.expect_error("401");
        page.open(&lecture(&server)).await;
        let address = to_votes(page, ".votes input[data-guessed]").await;
        let (vote, code) = address.split_once('#').expect("a code");
        let screen = page.window().await;
        let phone = page.new_window().await;
        page.drive(&phone).await;
        page.open(vote).await;
        page.until_there("#join:not([hidden])").await;
        page.fill("#code", "aaaaaa").await;
        page.click("#join button").await;
        page.until_there("#fault:not([hidden])").await;
        assert!(
            page.text("#fault")
                .await
                .contains("does not know this code")
        );
        page.fill("#code", &code.to_uppercase()).await;
        page.click("#join button").await;
        until_vote(page, "waiting").await;
        assert_eq!(
            page.count("#join:not([hidden]), #fault:not([hidden])")
                .await,
            0
        );

        // Without choices there is nothing to vote on; two guesses are enough.
        page.drive(&screen).await;
        assert_eq!(page.count("[data-action=open-voting]").await, 0);
        page.fill("[data-guessed='0']", "3 times").await;
        page.fill("[data-guessed='1']", "9 times").await;
        page.click("[data-action=open-voting]").await;
        page.until_there("[data-phones=open]").await;
        page.drive(&phone).await;
        until_vote(page, "open").await;
        assert_eq!(page.count(".choice").await, 2);
        assert!(page.text(".choice:nth-child(2)").await.contains("9 times"));
        page.click(".choice:nth-child(2)").await;
        until_vote(page, "counted").await;
        page.drive(&screen).await;
        page.until_there("[data-vote='1'][data-first='1']").await;
    });
}

/// The choices are one stop of the keyboard, and arrows choose.
#[test]
fn a_vote_is_given_by_the_keyboard() {
    let server = Server::start(&[]);
    test(Browser::Chromium, "votes-keys", async |page| {
        page.open(&lecture(&server)).await;
        let address = to_the_votes(page).await;
        page.press(None, 'o').await;
        page.until_there("[data-phones=open]").await;
        let phone = page.new_window().await;
        page.drive(&phone).await;
        page.open(&address).await;
        until_vote(page, "open").await;
        page.press(None, bytewise_tests::browser::keys::TAB).await;
        let focused: bool = page
            .script("return document.activeElement.matches('.choice input')")
            .await;
        assert!(focused, "the choices have the focus");
        page.press(None, ' ').await;
        until_vote(page, "counted").await;
        page.press(None, RIGHT).await;
        page.until(
            "the second choice is counted",
            "document.querySelector('#said').textContent.startsWith('Counted: 2')",
        )
        .await;
    });
}

/// Each state of the phone's page and of the screen's votes, light and dark.
#[test]
fn axe_finds_nothing_where_phones_vote() {
    let server = Server::start(&[]);
    let axe = axe();
    test(Browser::Chromium, "axe-votes", async |page| {
        page.open(&lecture(&server)).await;
        let address = to_the_votes(page).await;
        let screen = page.window().await;
        let phone = page.new_window().await;
        let seen = async |whose: &str, widths: [u32; 2]| {
            for (width, scheme) in widths.into_iter().zip(["light", "dark"]) {
                look(page, width, scheme).await;
                let whose = format!("{whose}, {width} pixels wide, {scheme}");
                assert_axe_finds_nothing(page, &axe, &whose).await;
                assert_no_overflow(page, &whose).await;
            }
        };
        let on_phone = [390, 320];
        let on_screen = [1_440, 320];
        seen("the screen before the vote", on_screen).await;
        page.drive(&phone).await;
        page.open(address.split('#').next().unwrap_or_default())
            .await;
        page.until_there("#join:not([hidden])").await;
        seen("the phone without a code", on_phone).await;
        page.open("about:blank").await;
        page.open(&address).await;
        until_vote(page, "waiting").await;
        seen("the phone that waits", on_phone).await;
        page.drive(&screen).await;
        page.press(None, 'o').await;
        page.until_there("[data-phones=open]").await;
        seen("the screen of a vote", on_screen).await;
        page.drive(&phone).await;
        until_vote(page, "open").await;
        page.click(".choice:nth-child(2)").await;
        until_vote(page, "counted").await;
        seen("the phone that has voted", on_phone).await;
        page.drive(&screen).await;
        page.press(None, 'a').await;
        page.until_there("[data-votes='1']").await;
        page.press(None, 'r').await;
        page.until_there("[data-phones=shown]").await;
        seen("the result on the screen", on_screen).await;
        page.drive(&phone).await;
        until_vote(page, "shown").await;
        seen("the result on the phone", on_phone).await;
    });
}
