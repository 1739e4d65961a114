/** Copies the wallet's number and counts the reserved time down. Without it the number is typed and the page says until when. */
export const TRANSFER_SCRIPT = `
(function(){
var b=document.getElementById('copy'),n=document.getElementById('number'),m=document.getElementById('copied');
if(b&&n&&navigator.clipboard){b.hidden=false;b.addEventListener('click',function(){navigator.clipboard.writeText(n.textContent.trim()).then(function(){m.textContent=b.dataset.said;b.textContent=b.dataset.done;setTimeout(function(){b.textContent=b.dataset.label;m.textContent=''},3000)})})}
var t=document.getElementById('left'),o=document.getElementById('over'),end=t?Date.parse(t.dataset.end):0;
function tick(){var s=Math.max(0,Math.round((end-Date.now())/1000));t.textContent=Math.floor(s/60)+':'+('0'+s%60).slice(-2);if(s===0){clearInterval(i);t.parentNode.hidden=true;o.hidden=false}}
if(t&&end){var i=setInterval(tick,1000);tick()}
var f=document.querySelector('form');
if(f)f.addEventListener('submit',function(){setTimeout(function(){f.querySelector('button[type=submit]').disabled=true},0)});
})();
`.trim();

/** Asks how it stands every few seconds and opens the page anew when that has changed. Without it the page reloads itself. */
export const WAITING_SCRIPT = `
(function(){
var d=document.querySelector('[data-state]'),s=d.dataset.state;
function ask(){fetch('/window/state'+location.search,{headers:{accept:'application/json'}}).then(function(r){return r.ok?r.json():null}).then(function(a){if(a&&a.state!==s)location.reload();else setTimeout(ask,2500)},function(){setTimeout(ask,5000)})}
setTimeout(ask,2000);
})();
`.trim();

/** Leaves for the shop. Where there are no scripts the page's head does. */
export const LEAVING_SCRIPT = `
(function(){
var b=document.body;
setTimeout(function(){location.assign(b.dataset.leave)},b.dataset.after*1000);
})();
`.trim();
