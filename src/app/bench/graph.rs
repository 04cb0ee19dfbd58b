//! Pictures of who owns whom: values as boxes, references as arrows, and the
//! same in words.

use std::cmp::Ordering;

use protocol::{Graph, GraphEdge, GraphNode, NodeState, ReferenceCounts, Report, text};
use yew::{Html, html};

use super::hook::BenchHandle;
use super::lines::short;

/// The height of a box, and what lies between two rows of them, in pixels.
const BOX: usize = 76;
const BETWEEN: usize = 56;
/// The room above the first row for its outline.
const EDGE: usize = 2;
/// What each of two references between the same values is moved aside by.
const APART: f64 = 6.0;
/// The part of its column that a box takes, in percent.
const WIDE: f64 = 90.0;
/// The part of a box's width over which its references are spread.
const SPREAD: f64 = 0.7;

/// A variant's pictures, with what the arrows and boxes mean.
pub fn graphs(bench: &BenchHandle, run: &Report, graphs: &[Graph]) -> Html {
    let name = &run.variant;
    html! {
        <>
            <div class="graphs">{ for graphs.iter().enumerate().map(|(at, graph)| {
                figure(&format!("{name}-{at}"), graph)
            }) }</div>
            { never_freed(bench, run) }
            { key(name, graphs) }
        </>
    }
}

/// A box's place: its row, and its middle in percent of the width.
#[derive(Clone, Copy)]
struct At {
    row: usize,
    middle: f64,
}

impl At {
    fn top(self) -> usize {
        EDGE + self.row * (BOX + BETWEEN)
    }

    fn bottom(self) -> usize {
        self.top() + BOX
    }
}

struct Drawn<'a> {
    graph: &'a Graph,
    /// The most boxes in a row.
    columns: usize,
}

impl<'a> Drawn<'a> {
    fn new(graph: &'a Graph) -> Self {
        let columns = graph.rows.iter().map(Vec::len).max();
        Self {
            graph,
            columns: columns.unwrap_or(0).max(1),
        }
    }

    fn height(&self) -> usize {
        let rows = self.graph.rows.len();
        2 * EDGE + rows * BOX + rows.saturating_sub(1) * BETWEEN
    }

    /// The width of a box in percent.
    fn width(&self) -> f64 {
        WIDE / self.columns as f64
    }

    /// Every box with its place.
    fn boxes(&self) -> impl Iterator<Item = (&'a GraphNode, At)> {
        self.graph.rows.iter().enumerate().flat_map(|(row, nodes)| {
            let share = 100.0 / nodes.len() as f64;
            nodes.iter().enumerate().map(move |(column, node)| {
                let middle = share * (column as f64 + 0.5);
                (node, At { row, middle })
            })
        })
    }

    fn place(&self, name: &str) -> Option<At> {
        let mut boxes = self.boxes();
        boxes
            .find(|(node, _)| node.name == name)
            .map(|(_, place)| place)
    }

    fn arrow(&self, id: &str, edge: &GraphEdge) -> Option<Html> {
        let (from, to) = (self.place(&edge.from)?, self.place(&edge.to)?);
        let half = self.width() / 2.0;
        // References of one box leave it side by side, towards the others.
        let lean = (to.middle - from.middle) / 100.0 * SPREAD * self.width();
        let (x1, x2) = (from.middle + lean, to.middle - lean);
        let down = from.row.cmp(&to.row);
        let ((x1, y1), (x2, y2)) = match down {
            Ordering::Less => ((x1, from.bottom()), (x2, to.top())),
            Ordering::Greater => ((x1, from.top()), (x2, to.bottom())),
            Ordering::Equal => {
                let right = if from.middle < to.middle { half } else { -half };
                let y = from.top() + BOX / 2;
                ((from.middle + right, y), (to.middle - right, y))
            }
        };
        let paired = self
            .graph
            .edges
            .iter()
            .any(|other| other.from == edge.to && other.to == edge.from);
        let aside = match (paired, down) {
            (false, _) | (true, Ordering::Equal) => 0.0,
            (true, Ordering::Less) => -APART,
            (true, Ordering::Greater) => APART,
        };
        let kind = kind(edge.owns);
        Some(html! {
            <line class={kind} x1={percent(x1)} x2={percent(x2)} y1={y1.to_string()} y2={y2.to_string()}
                transform={format!("translate({aside} 0)")} marker-end={format!("url(#{kind}-{id})")} />
        })
    }
}

fn kind(owns: bool) -> &'static str {
    if owns { "owns" } else { "knows" }
}

fn percent(share: f64) -> String {
    format!("{}%", text::decimal(share, 3))
}

fn figure(id: &str, graph: &Graph) -> Html {
    let drawn = Drawn::new(graph);
    let head = |kind: &str| {
        html! {
            <marker id={format!("{kind}-{id}")} class={kind.to_owned()} viewBox="0 0 10 10" refX="9" refY="5"
                markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0,0 L10,5 L0,10 z" />
            </marker>
        }
    };
    html! {
        <figure class="graph" data-graph={graph.moment.clone()}>
            <figcaption>{ &graph.moment }</figcaption>
            <svg width="100%" height={drawn.height().to_string()} aria-hidden="true">
                <defs>{ head("owns") }{ head("knows") }</defs>
                { for graph.edges.iter().filter_map(|edge| drawn.arrow(id, edge)) }
                { for drawn.boxes().map(|(node, at)| drawn_box(node, at, drawn.width())) }
            </svg>
            <details>
                <summary>{ "In words" }</summary>
                <ul>{ for graph.rows.iter().flatten().map(|node| html! {
                    <li data-node={node.name.clone()} data-state={state(node.state)}
                        data-bytes={node.bytes.to_string()}>{ described(graph, node) }</li>
                }) }</ul>
            </details>
            if let Some(circle) = circle(graph) {
                <p class="remark" data-circle={circle.len().to_string()}>{ told(&circle) }</p>
            }
        </figure>
    }
}

fn drawn_box(node: &GraphNode, at: At, width: f64) -> Html {
    html! {
        <svg class={state(node.state)} x={percent(at.middle - width / 2.0)} y={at.top().to_string()}
            width={percent(width)} height={BOX.to_string()} overflow="visible">
            <rect width="100%" height="100%" rx="6" />
            <text class="name" x="50%" y="18">{ &node.name }</text>
            <text x="50%" y="35">{ size(node) }</text>
            if let Some(ReferenceCounts { strong, weak }) = node.counts {
                <text x="50%" y="51">{ format!("{strong} strong") }</text>
                <text x="50%" y="66">{ format!("{weak} weak") }</text>
            }
        </svg>
    }
}

/// The name of a state, in classes and in `data-state`.
fn state(state: NodeState) -> &'static str {
    match state {
        NodeState::Held => "held",
        NodeState::Leaked => "leaked",
        NodeState::Dropped => "dropped",
    }
}

fn size(node: &GraphNode) -> String {
    match node.bytes {
        0 => "on the stack".to_owned(),
        1 => "1 byte".to_owned(),
        bytes => format!("{} bytes", text::grouped(bytes)),
    }
}

/// `root: 40 bytes, 1 strong, 3 weak. Owns leaf 1 and leaf 2. It leaked.`
fn described(graph: &Graph, node: &GraphNode) -> String {
    let counted = match node.counts {
        Some(ReferenceCounts { strong, weak }) => format!(", {strong} strong, {weak} weak"),
        None => String::new(),
    };
    let refers = |owns: bool| {
        let edges = graph.edges.iter();
        let edges = edges.filter(|edge| edge.from == node.name && edge.owns == owns);
        let names: Vec<&str> = edges.map(|edge| edge.to.as_str()).collect();
        match (names.is_empty(), owns) {
            (true, _) => String::new(),
            (false, true) => format!(" Owns {}.", listed(&names)),
            (false, false) => format!(" Knows {}.", listed(&names)),
        }
    };
    let state = match node.state {
        NodeState::Held => "",
        NodeState::Leaked => " Leaked: it lives, and nothing reaches it.",
        NodeState::Dropped => " Dropped.",
    };
    let (name, size) = (&node.name, size(node));
    format!(
        "{name}: {size}{counted}.{}{}{state}",
        refers(true),
        refers(false)
    )
}

/// `a, b and c`
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The first circle of leaked values that own each other.
fn circle(graph: &Graph) -> Option<Vec<&str>> {
    let nodes = graph.rows.iter().flatten();
    let leaked: Vec<&str> = nodes
        .filter(|node| node.state == NodeState::Leaked)
        .map(|node| node.name.as_str())
        .collect();
    leaked.iter().find_map(|start| {
        let mut way = vec![*start];
        leads_back(graph, &leaked, &mut way).then_some(way)
    })
}

/// True if the way can be gone on to its start. It is then the whole circle.
fn leads_back<'a>(graph: &'a Graph, among: &[&str], way: &mut Vec<&'a str>) -> bool {
    let (Some(&start), Some(&here)) = (way.first(), way.last()) else {
        return false;
    };
    for edge in &graph.edges {
        let next = edge.to.as_str();
        if !edge.owns || edge.from != here || !among.contains(&next) {
            continue;
        }
        if next == start {
            return true;
        }
        if way.contains(&next) {
            continue;
        }
        way.push(next);
        if leads_back(graph, among, way) {
            return true;
        }
        way.pop();
    }
    false
}

/// `root owns leaf 1, which owns root: none of them is ever dropped.`
fn told(circle: &[&str]) -> String {
    let [first, others @ ..] = circle else {
        return String::new();
    };
    if others.is_empty() {
        return format!("{first} owns itself, so it is never dropped.");
    }
    let way = others.join(", which owns ");
    format!("{first} owns {way}, which owns {first}: a circle, so none of them is ever dropped.")
}

/// The lines whose bytes were never given back, once the lines are traced.
fn never_freed(bench: &BenchHandle, run: &Report) -> Html {
    let Some(trace) = bench.trace() else {
        return Html::default();
    };
    let traced = trace.runs().iter().filter(|of| of.variant == run.variant);
    let lines = traced.flat_map(|of| &of.lines);
    let leaks = lines
        .filter(|line| line.figures.retained > 0)
        .map(|line| {
            let show = {
                let (bench, variant, at) = (bench.clone(), run.variant.clone(), line.place.line);
                move |_| bench.go_to_line(&variant, at)
            };
            html! {
                <li data-leak={line.place.line.to_string()}>
                    <button type="button" class="link" onclick={show}>{ short(&line.place) }</button>
                    { format!(": {} bytes", text::grouped_signed(line.figures.retained)) }
                </li>
            }
        })
        .collect::<Vec<_>>();
    if leaks.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="remark">{ "In the whole run, allocated at these lines and never given back:" }</p>
            <ul class="leaks">{ leaks }</ul>
        </>
    }
}

/// The meaning of the arrows and boxes that are there.
fn key(name: &str, graphs: &[Graph]) -> Html {
    let edges = || graphs.iter().flat_map(|graph| &graph.edges);
    let nodes = || graphs.iter().flat_map(|graph| graph.rows.iter().flatten());
    let arrow = |owns: bool, meaning: &'static str| {
        let kind = kind(owns);
        edges().any(|edge| edge.owns == owns).then(|| {
            html! {
                <span>
                    <svg width="34" height="10"><line class={kind} x1="0" x2="32" y1="5" y2="5"
                        marker-end={format!("url(#{kind}-{name}-0)")} /></svg>
                    { meaning }
                </span>
            }
        })
    };
    let outline = |of: NodeState, meaning: &'static str| {
        nodes().any(|node| node.state == of).then(|| {
            html! {
                <span>
                    <svg width="24" height="14" class={state(of)}>
                        <rect x="1" y="1" width="22" height="12" rx="3" /></svg>
                    { meaning }
                </span>
            }
        })
    };
    html! {
        <p class="key-of-graph" aria-hidden="true">
            { arrow(true, "owns") }
            { arrow(false, "knows, does not own") }
            { outline(NodeState::Leaked, "leaked") }
            { outline(NodeState::Dropped, "dropped") }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, state: NodeState) -> GraphNode {
        GraphNode {
            name: name.to_owned(),
            bytes: 40,
            counts: Some(ReferenceCounts { strong: 2, weak: 0 }),
            state,
        }
    }

    fn edge(from: &str, to: &str, owns: bool) -> GraphEdge {
        GraphEdge {
            from: from.to_owned(),
            to: to.to_owned(),
            owns,
        }
    }

    fn tree(up: bool) -> Graph {
        Graph {
            moment: "after the drop".to_owned(),
            rows: vec![
                vec![node("root", NodeState::Leaked)],
                vec![
                    node("left", NodeState::Leaked),
                    node("right", NodeState::Leaked),
                ],
            ],
            edges: vec![
                edge("root", "left", true),
                edge("root", "right", true),
                edge("right", "root", up),
            ],
        }
    }

    #[test]
    fn a_circle_is_one_of_references_that_own() {
        assert_eq!(circle(&tree(true)), Some(vec!["root", "right"]));
        assert_eq!(circle(&tree(false)), None);
    }

    #[test]
    fn a_circle_is_told_from_its_first_value_on() {
        assert_eq!(
            told(&["a", "b", "c"]),
            "a owns b, which owns c, which owns a: a circle, so none of them is ever dropped."
        );
        assert_eq!(told(&["a"]), "a owns itself, so it is never dropped.");
    }

    #[test]
    fn the_words_say_what_the_picture_says() {
        let graph = tree(false);
        let said: Vec<String> = graph
            .rows
            .iter()
            .flatten()
            .map(|node| described(&graph, node))
            .collect();
        let leaked = "Leaked: it lives, and nothing reaches it.";
        assert_eq!(
            said,
            [
                format!("root: 40 bytes, 2 strong, 0 weak. Owns left and right. {leaked}"),
                format!("left: 40 bytes, 2 strong, 0 weak. {leaked}"),
                format!("right: 40 bytes, 2 strong, 0 weak. Knows root. {leaked}"),
            ]
        );
    }

    #[test]
    fn boxes_share_the_width_of_their_row() {
        let graph = tree(true);
        let drawn = Drawn::new(&graph);
        let middles: Vec<f64> = drawn.boxes().map(|(_, at)| at.middle).collect();
        assert_eq!(middles, [50.0, 25.0, 75.0]);
        assert_eq!(drawn.height(), 2 * EDGE + 2 * BOX + BETWEEN);
    }
}
