//! All votes of a lecture as a file, if the presenter wants one: nothing else
//! keeps them.

use protocol::csv;
use yew::{Html, html};

use super::talk::TalkHandle;
use super::votes::{choices, labels};
use crate::browser;
use crate::lecture::Tally;

/// The columns of the file.
const COLUMNS: [&str; 7] = [
    "exercise", "question", "choice", "words", "first", "second", "counted",
];

/// A button that saves the votes, once there are any.
pub fn save_votes(talk: &TalkHandle) -> Html {
    let all = || talk.talk().tallies().map(|(_, _, tally)| tally);
    if all().all(|tally| tally.total(0) + tally.total(1) == 0) {
        return Html::default();
    }
    let save = {
        let talk = talk.clone();
        move |_| {
            let text = csv::written(&COLUMNS, &rows(&talk));
            // A browser that saves nothing says so by itself.
            let _ = browser::save("bytewise-votes.csv", "text/csv", &text);
        }
    };
    html! {
        <p class="soft">
            <button type="button" class="link" data-action="save-votes" onclick={save}>
                { "Save all votes as CSV" }
            </button>
        </p>
    }
}

/// A row for each choice.
fn rows(talk: &TalkHandle) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (exercise, question, tally) in talk.talk().tallies() {
        let Some(Ok(content)) = talk.contents.at(exercise) else {
            continue;
        };
        let Some(asked) = content.predictions.get(question) else {
            continue;
        };
        let said = labels(asked, tally);
        let choices = choices(asked);
        let own = |at: usize| said.get(at).cloned().unwrap_or_default();
        rows.extend(
            (0..choices).map(|at| row(&content.entry.slug, (question, at), own(at), tally)),
        );
    }
    rows
}

fn row(
    slug: &str,
    (question, choice): (usize, usize),
    words: String,
    tally: &Tally,
) -> Vec<String> {
    let counted = if tally.is_polled() { "phones" } else { "hand" };
    vec![
        slug.to_owned(),
        (question + 1).to_string(),
        (choice + 1).to_string(),
        words,
        tally.count(0, choice).to_string(),
        tally.count(1, choice).to_string(),
        counted.to_owned(),
    ]
}
