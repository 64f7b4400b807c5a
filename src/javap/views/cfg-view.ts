/** `--format=cfg`: control-flow graphs of the bytecode, for Graphviz or Mermaid. */
import { type FlowEdge, flowGraph } from './control-flow.js';
import type { MethodView } from './method-view.js';

const dotStyles: Readonly<Record<FlowEdge['kind'], string>> = {
  next: '',
  true: 'color="#2a7a2a"',
  jump: '',
  case: 'color="#2a7a2a"',
  default: 'color="#2a7a2a"',
  exception: 'color="#b03030", style=dashed',
};

/** One digraph with a cluster for each method. */
export function dotView(name: string, views: readonly MethodView[]): string {
  let text = `digraph ${dotString(name)} {\n  node [shape=box, fontname="monospace", fontsize=10];\n`;
  for (const [m, view] of views.entries()) {
    text += `  subgraph "cluster_${m}" {\n    label=${dotString(view.heading)};\n`;
    const { blocks, edges } = flowGraph(view);
    for (const block of blocks) {
      const lines = block.instructions.map((bci) => `${dotEscape(`${bci}: ${view.bytecode(bci)}`)}\\l`);
      text += `    m${m}_${block.start} [label="${lines.join('')}"];\n`;
    }
    for (const { from, to, kind, label } of edges) {
      const attributes = [label === '' ? '' : `label=${dotString(label)}`, dotStyles[kind]].filter(
        (a) => a !== '',
      );
      const list = attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
      text += `    m${m}_${from} -> m${m}_${to}${list};\n`;
    }
    text += '  }\n';
  }
  return `${text}}\n`;
}

const dotEscape = (text: string): string => text.replace(/[\\"]/g, '\\$&');
const dotString = (text: string): string => `"${dotEscape(text)}"`;

export function mermaidView(views: readonly MethodView[]): string {
  let text = 'flowchart TD\n';
  for (const [m, view] of views.entries()) {
    text += `  subgraph m${m}["${mermaidEscape(view.heading)}"]\n`;
    const { blocks, edges } = flowGraph(view);
    for (const block of blocks) {
      const lines = block.instructions.map((bci) => mermaidEscape(`${bci}: ${view.bytecode(bci)}`));
      text += `    m${m}_${block.start}["${lines.join('<br/>')}"]\n`;
    }
    for (const { from, to, kind, label } of edges) {
      const arrow = kind === 'exception' ? '-.->' : '-->';
      text += `    m${m}_${from} ${arrow}${label === '' ? '' : `|"${mermaidEscape(label)}"|`} m${m}_${to}\n`;
    }
    text += '  end\n';
  }
  return text;
}

/** Mermaid's entity codes for what would end a label or be taken as markup. */
function mermaidEscape(text: string): string {
  return text.replace(/[#"<>&`;{}[\]()|]/g, (c) => `#${c.charCodeAt(0)};`);
}
