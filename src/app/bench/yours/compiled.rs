//! The compiler's words on the draft: a list, with its places and changes.

use protocol::compile::{Diagnostic, DiagnosticSpan, Suggestion};
use yew::{Html, html};

use crate::yours::{Desk, Event, places};

/// The compiler's words; `more` of them were left out.
pub fn diagnostics(desk: &Desk, diagnostics: &[Diagnostic], more: u32) -> Html {
    if diagnostics.is_empty() {
        return Html::default();
    }
    let as_sent = desk.state.is_as_sent();
    html! {
        <>
            if !as_sent {
                <p class="remark">{ "The code has changed since, so the places may have moved. Run \
                                     again to see where it stands." }</p>
            }
            <ol class="diagnostics" aria-label="What the compiler says">
                { for diagnostics.iter().map(|diagnostic| one(desk, diagnostic, as_sent)) }
            </ol>
            if more > 0 {
                <p class="remark">{ format!("{more} more are not shown.") }</p>
            }
        </>
    }
}

fn one(desk: &Desk, diagnostic: &Diagnostic, as_sent: bool) -> Html {
    let Diagnostic {
        level,
        code,
        message,
        spans,
        notes,
        suggestions,
    } = diagnostic;
    let level = places::level(*level);
    let name = match code {
        Some(code) => format!("{level}[{code}]"),
        None => level.to_owned(),
    };
    let primary = spans.iter().find(|span| span.primary).or(spans.first());
    let line = primary.map(|span| span.line.to_string());
    html! {
        <li data-diagnostic={level} data-line={line}>
            <p>
                <b class="level">{ name }</b>{ " " }<span class="message">{ message }</span>
            </p>
            { for spans.iter().map(|span| place(desk, span)) }
            { for notes.iter().map(|note| html! { <p class="note">{ note }</p> }) }
            { for suggestions.iter().map(|change| suggestion(desk, change, as_sent)) }
        </li>
    }
}

fn place(desk: &Desk, span: &DiagnosticSpan) -> Html {
    let (tell, line) = (desk.tell.clone(), span.line);
    html! {
        <p class="place">
            <button type="button" class="link" data-action="line"
                onclick={move |_| tell.emit(Event::GoTo(line))}>{ format!("line {line}") }</button>
            { for span.label.iter().map(|label| html! { <span>{ format!(": {label}") }</span> }) }
        </p>
    }
}

fn suggestion(desk: &Desk, change: &Suggestion, as_sent: bool) -> Html {
    let apply = {
        let (tell, change) = (desk.tell.clone(), change.clone());
        move |_| tell.emit(Event::Apply(change.clone()))
    };
    let texts = change
        .replacements
        .iter()
        .map(|replacement| &replacement.text);
    let texts: Vec<&str> = texts
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    // One that does not fit the text is still worth reading.
    let fits = !as_sent || places::applied(desk.state.text(), change).is_some();
    html! {
        <p class="suggestion">
            <span>{ &change.message }</span>
            if !texts.is_empty() {
                <code>{ texts.join(" … ") }</code>
            }
            if fits {
                <button type="button" class="quiet" data-action="apply" disabled={!as_sent}
                    onclick={apply}>{ "Apply" }</button>
            }
        </p>
    }
}
