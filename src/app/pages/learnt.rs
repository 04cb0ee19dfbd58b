//! A track's end: what was learnt, in the learner's own figures.

use protocol::{Entry, Headline, Shape, TrackEntries, text};
use yew::{AttrValue, Html, Properties, component, html, use_context, use_state_eq};

use crate::bench::head;
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::link::Link;
use crate::progress::{Mark, Progress};
use crate::reached::{self, Predicted, Reached};
use crate::route::Route;
use crate::yours::{self, Work};

/// The track.
#[derive(Properties, PartialEq)]
pub struct LearntProps {
    /// Its name in links.
    pub track: AttrValue,
}

/// What the browser remembers of one exercise.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    entry: Entry,
    mark: Mark,
    reached: Option<Reached>,
    predicted: Option<Predicted>,
    /// True if there is a draft to hand in.
    drafted: bool,
}

/// The sum of a track.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    solved: usize,
    /// The bytes that the learner's versions take less than the naive ones.
    saved: u64,
    predicted: Predicted,
}

/// What was learnt in a track.
#[component]
pub fn LearntPage(props: &LearntProps) -> Html {
    let env = use_context::<Env>();
    let ready = env.as_ref().is_some_and(|env| env.tab.is_some());
    let rows = use_state_eq(Vec::new);
    let tracks = env.iter().flat_map(|env| env.catalogue.tracks.iter());
    let track = tracks.clone().find(|track| *track.id == *props.track);
    {
        let rows = rows.setter();
        let entries = track.map(|track| track.exercises.clone());
        use_effect_with((ready, entries), move |(ready, entries)| {
            if *ready {
                let progress = Progress::load();
                let entries = entries.iter().flatten();
                rows.set(entries.map(|entry| remembered(entry, &progress)).collect());
            }
        });
    }
    let Some(track) = track else {
        return Html::default();
    };
    let tab = env.as_ref().and_then(|env| env.tab.clone());
    let hand_in = {
        let slugs = track.exercises.iter().map(|entry| entry.slug.clone());
        let slugs: Vec<String> = slugs.collect();
        move |_| {
            let work: Vec<Work> = slugs.iter().filter_map(|slug| Work::kept(slug)).collect();
            if let Some(tab) = &tab {
                yours::hand_in(&tab.site.build, &work);
            }
        }
    };
    let next = tracks.skip_while(|known| known.id != track.id).nth(1);
    let known = |entry: &Entry| {
        let row = rows.iter().find(|row| row.entry.slug == entry.slug);
        row.cloned().unwrap_or_else(|| Row::new(entry))
    };
    let shown: Vec<Row> = track.exercises.iter().map(known).collect();
    html! {
        <main id="content" class="overview learnt">
            <h1 tabindex="-1">{ format!("{}: what you have learnt", track.title) }</h1>
            <p class="lead" role="status" data-learnt="">{ said(track, &shown, ready) }</p>
            <p class="acts">
                <button type="button" class="quiet" data-action="print" disabled={!ready}
                    onclick={|_| browser::print()}>{ "Print this page" }</button>
                // Without a draft there is nothing to hand in.
                if rows.iter().any(|row| row.drafted) {
                    <button type="button" class="quiet" data-action="hand-in" onclick={hand_in}>
                        { "Hand in all drafts" }</button>
                }
                { for next.and_then(|next| Some((next, next.exercises.first()?))).map(|(next, first)| {
                    let to = Route::Exercise { slug: first.slug.clone() };
                    html! { <Link {to}>{ format!("Next track: {} →", next.title) }</Link> }
                }) }
            </p>
            <table class="all" role="table">
                <thead><tr role="row">
                    <th scope="col" role="columnheader">{ "exercise" }</th>
                    <th scope="col" role="columnheader">{ "figure" }</th>
                    <th scope="col" role="columnheader">{ "naive, and your best" }</th>
                    <th scope="col" role="columnheader" class="ratio">{ "naive to yours" }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for shown.iter().map(row) }</tbody>
            </table>
        </main>
    }
}

fn remembered(entry: &Entry, progress: &Progress) -> Row {
    Row {
        entry: entry.clone(),
        mark: progress.of(&entry.slug),
        reached: reached::figures(&entry.slug),
        predicted: reached::predicted(&entry.slug),
        drafted: Work::kept(&entry.slug).is_some(),
    }
}

impl Row {
    /// An exercise of which nothing is remembered.
    fn new(entry: &Entry) -> Self {
        Self {
            entry: entry.clone(),
            mark: Mark::New,
            reached: None,
            predicted: None,
            drafted: false,
        }
    }

    /// True if the figure is one of bytes.
    fn is_of_bytes(&self) -> bool {
        match self.entry.headline {
            Headline::Peak | Headline::Total | Headline::Retained => true,
            Headline::Allocations => false,
        }
    }
}

impl Sum {
    fn of(rows: &[Row]) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.solved += usize::from(row.mark == Mark::Solved);
            if let Some(Reached { naive, own }) = row.reached.filter(|_| row.is_of_bytes()) {
                sum.saved += naive.saturating_sub(own);
            }
            let Predicted { held, made } = row.predicted.unwrap_or_default();
            sum.predicted.held += held;
            sum.predicted.made += made;
        }
        sum
    }
}

/// The row with the best ratio of naive to own.
fn best(rows: &[Row]) -> Option<(&Row, Reached)> {
    let reached = rows.iter().filter_map(|row| Some((row, row.reached?)));
    // Something to nothing has no ratio.
    let ratios = reached.filter(|(_, reached)| reached.own > 0 && reached.naive > reached.own);
    ratios.max_by(|(_, a), (_, b)| {
        let [a, b] = [(a, b), (b, a)].map(|(of, to)| u128::from(of.naive) * u128::from(to.own));
        a.cmp(&b)
    })
}

/// The sentences at the top.
fn said(track: &TrackEntries, rows: &[Row], ready: bool) -> String {
    if !ready {
        return "Your own figures come from this browser, once the page has started.".to_owned();
    }
    let Sum {
        solved,
        saved,
        predicted: Predicted { held, made },
    } = Sum::of(rows);
    let of = track.exercises.len();
    let saved = (saved > 0).then(|| {
        format!(
            "At the default cases your versions take {} less than the naive ones, each by the \
             figure that its exercise is about.",
            text::bytes(saved)
        )
    });
    let largest = best(rows).and_then(|(row, Reached { naive, own })| {
        let times = text::times(naive, own)?;
        let title = &row.entry.title;
        Some(format!("The largest step: {times} times less, in {title}."))
    });
    let predicted = (made > 0).then(|| {
        let choices = if made == 1 { "choice" } else { "choices" };
        format!("Of {made} {choices} that you made before a run, {held} held.")
    });
    let solved = format!("{solved} of {of} exercises are solved.");
    let sentences = [Some(solved), saved, largest, predicted];
    sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn row(row: &Row) -> Html {
    let Row {
        entry,
        mark,
        reached,
        predicted,
        drafted: _,
    } = row;
    let to = Route::Exercise {
        slug: entry.slug.clone(),
    };
    let figures = match (reached, mark) {
        (Some(Reached { naive, own }), _) => {
            format!("{} → {}", text::grouped(*naive), text::grouped(*own))
        }
        (None, Mark::Solved) if matches!(entry.shape, Shape::Edit | Shape::Design) => {
            "solved; run it at its default case to have its figures here".to_owned()
        }
        (None, Mark::Solved) => "answered".to_owned(),
        (None, Mark::Tried) => "begun".to_owned(),
        (None, Mark::New) => "not begun".to_owned(),
    };
    let ratio = reached.and_then(|reached| match text::times(reached.naive, reached.own) {
        Some(times) => Some(format!("{times} ×")),
        None if reached.naive > 0 => Some("to none".to_owned()),
        None => None,
    });
    let predicted = predicted.map(|Predicted { held, made }| {
        html! { <p class="soft">{ format!("predicted right: {held} of {made}") }</p> }
    });
    html! {
        <tr key={entry.slug.clone()} role="row" data-exercise={entry.slug.clone()}
            data-progress={mark.name()}>
            <th scope="row" role="rowheader">
                <Link {to}>{ &entry.title }</Link>
                <span class="soft">{ &entry.technique }</span>
            </th>
            <td role="cell" class="of">{ head(entry.headline) }</td>
            <td role="cell" class="runs"><p>{ figures }</p>{ predicted }</td>
            <td role="cell" class="ratio">{ ratio }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn rows() -> Vec<Row> {
        let catalogue = samples::catalogue();
        let mut rows: Vec<Row> = catalogue
            .entries()
            .map(|(_, entry)| Row::new(entry))
            .collect();
        rows[0].mark = Mark::Solved;
        rows[0].reached = Some(Reached {
            naive: 1_000,
            own: 400,
        });
        rows[0].predicted = Some(Predicted { held: 1, made: 2 });
        rows[1].mark = Mark::Solved;
        rows[1].reached = Some(Reached {
            naive: 3_000,
            own: 1_000,
        });
        rows
    }

    #[test]
    fn a_track_is_summed_up() {
        let rows = rows();
        assert_eq!(
            Sum::of(&rows),
            Sum {
                solved: 2,
                saved: 2_600,
                predicted: Predicted { held: 1, made: 2 },
            }
        );
        let (row, _) = best(&rows).expect("two are solved");
        assert_eq!(row.entry.slug, rows[1].entry.slug);
        let track = &samples::catalogue().tracks[0];
        let said = said(track, &rows, true);
        for part in [
            "take 2,600 bytes",
            "3.00 times less",
            "Of 2 choices",
            "1 held",
        ] {
            assert!(said.contains(part), "no {part} in {said}");
        }
    }

    #[test]
    fn allocations_are_no_bytes_and_nothing_has_no_ratio() {
        let mut rows = rows();
        rows[1].entry.headline = Headline::Allocations;
        rows[0].reached = Some(Reached { naive: 900, own: 0 });
        assert_eq!(Sum::of(&rows).saved, 900);
        let (row, _) = best(&rows).expect("one has a ratio");
        assert_eq!(row.entry.slug, rows[1].entry.slug);
        rows[1].reached = None;
        assert_eq!(best(&rows).map(|(row, _)| row.mark), None);
    }

    #[test]
    fn before_anything_is_solved_nothing_is_claimed() {
        let track = &samples::catalogue().tracks[0];
        let rows: Vec<Row> = track.exercises.iter().map(Row::new).collect();
        let said = said(track, &rows, true);
        assert!(
            said.starts_with("0 of ") && said.ends_with("solved."),
            "{said}"
        );
    }
}
