from __future__ import annotations
import re
import numpy as np
from assistant.support.alignment import lexical, states, cosines
from assistant.support.figures import missing_numbers, wanted, held_by
from assistant.support.marks import marks_in, opposites, kinds
from assistant.support.names import missing_names
from assistant.support.passage import pieces_of
from assistant.support.reading import read
from assistant.german import NumberKind

SEEN=0.5
def soft_share(c):  # cosine -> 0..1
    return np.clip((c-0.35)/0.45,0,1)

def features(sentence, passage, language, es, eh, centre, context=""):
    out={}; why=[]
    en=language=="en"
    S=read(sentence,language); H=read(passage)
    said,held=S.words,H.words
    lx=lexical(said,held)
    sf=soft_share(cosines(states(said,es),states(held,eh),centre))
    full=[i for i,h in enumerate(held) if not h.empty]
    mask=np.zeros(len(held),bool); mask[full]=True
    lxm=np.where(mask,lx,0); sfm=np.where(mask,sf,0)
    both=np.maximum(lxm,0.8*sfm)
    ctx=read(context).words if context else ()
    lc=lexical(said,ctx).max(1) if ctx else np.zeros(len(said))
    content=[i for i,w in enumerate(said) if not w.empty and not w.number]
    if not content: content=[i for i,w in enumerate(said)]
    best_lx=np.maximum(lxm.max(1),lc*0.9) if full else lc
    best_sf=sfm.max(1) if full else lc
    best=np.maximum(both.max(1),lc*0.9)
    weight=np.array([1.0 if w.capital or en else 0.7 for w in said])
    W=weight[content]
    out['cover']=float((best[content]*W).sum()/W.sum())
    out['cover_lex']=float((best_lx[content]*W).sum()/W.sum())
    out['cover_soft']=float((best_sf[content]*W).sum()/W.sum())
    out['low2']=float(np.sort(best[content])[:2].mean())
    unm=[i for i in content if best_lx[i]<SEEN]
    out['un_share']=len(unm)/len(content); out['un_count']=min(len(unm),6)
    out['un_nouns']=float(sum(1-best_sf[i] for i in unm if said[i].capital and i>0)) if not en else 0.
    out['un_all']=float(sum(1-best_sf[i] for i in unm))
    out['un_worst']=float(max((1-best_sf[i] for i in unm),default=0))
    out['ex_ctx']=float(np.mean([sfm[i][lxm[i]>=SEEN].max() for i in content if lxm[i].max()>=SEEN] or [0]))
    # pieces
    P=pieces_of(passage)
    member=np.zeros((len(P),len(held)),bool)
    for k,p in enumerate(P):
        for j,h in enumerate(held):
            if p.start<=h.start<p.end or (p.lead and p.lead[0]<=h.start<p.lead[1]): member[k,j]=True
    cov=np.array([[both[i][member[k]].max() if member[k].any() else 0 for i in range(len(said))] for k in range(len(P))])
    pc=(cov[:,content]*W).sum(1)/W.sum()
    bestp=int(pc.argmax())
    out['best_piece']=float(pc[bestp]); out['spread']=float(out['cover']-pc[bestp])
    # vectors
    vec=[]
    for p in P:
        ins=(eh.spans[:,0]<p.end)&(eh.spans[:,1]>p.start)
        v=eh.states[ins].mean(0)-centre if ins.any() else np.zeros(384); vec.append(v/max(np.linalg.norm(v),1e-6))
    sv=es.states.mean(0)-centre; sv=sv/np.linalg.norm(sv)
    out['vec']=float(es.vector@eh.vector); vp=np.array(vec)@sv
    out['vec_piece']=float(vp.max()); out['vec_best']=float(vp[bestp])
    # clauses
    cl={}
    for i in content: cl.setdefault(said[i].clause,[]).append(i)
    big={c:ix for c,ix in cl.items() if len(ix)>=2} or cl
    cc={c:(best[ix]*weight[ix]).sum()/weight[ix].sum() for c,ix in big.items()}
    clx={c:(best_lx[ix]*weight[ix]).sum()/weight[ix].sum() for c,ix in big.items()}
    out['clause_min']=float(min(cc.values())); out['clause_gap']=float(max(cc.values())-min(cc.values()))
    out['clause_gap_lex']=float(max(clx.values())-min(clx.values()))
    cvec=[]
    for c,ix in big.items():
        a,b=said[ix[0]].start,said[ix[-1]].end
        ins=(es.spans[:,0]<b)&(es.spans[:,1]>a)
        if ins.any():
            v=es.states[ins].mean(0)-centre; v/=np.linalg.norm(v); cvec.append(float((np.array(vec)@v).max()))
    out['clause_vec_min']=min(cvec,default=0.); out['clause_vec_gap']=max(cvec,default=0.)-min(cvec,default=0.)
    # relations: pairs of neighbouring content words
    pieceof=[[k for k in range(len(P)) if member[k,j]] for j in range(len(held))]
    def dist(a,b):
        pa,pb=set(pieceof[a]),set(pieceof[b])
        if pa&pb:
            gap=abs(a-b)
            return 0. if held[a].clause==held[b].clause or gap<=4 else (.2 if gap<=12 else .35)
        if pa and pb and min(abs(x-y) for x in pa for y in pb)==1: return .7
        return 1.
    seq=[i for i,w in enumerate(said) if not w.empty or w.number]
    br=[]
    order=[]
    nums=[j for j,h in enumerate(held) if h.number]
    compet=0.; 
    A={}
    for i in seq:
        if said[i].number:
            vs=wanted(sentence,said[i].number)
            A[i]=[j for j in nums if held_by(passage,held[j].number)&vs]
        else:
            m=both[i]; A[i]=[j for j in range(len(held)) if m[j]>=max(SEEN,m.max()*0.8)]
    for x in range(len(seq)):
        for y in range(x+1,min(x+4,len(seq))):
            i,j=seq[x],seq[y]
            if not A[i] or not A[j]: continue
            d=min(dist(a,b) for a in A[i] for b in A[j])
            near=1.0 if y==x+1 else .5
            if said[i].clause!=said[j].clause: near*=.5
            br.append((d,near))
            if len(A[i])==1 and len(A[j])==1 and set(pieceof[A[i][0]])&set(pieceof[A[j][0]]): order.append(float(A[i][0]>A[j][0]))
    out['broken']=float(sum(d*n for d,n in br)/sum(n for _,n in br)) if br else 0.
    out['broken_max']=float(sorted([d*n for d,n in br])[-1]) if br else 0.
    out['broken_n']=float(min(sum(d>=.7 and n>=.5 for d,n in br),5))
    out['inverted']=float(np.mean(order)) if order else 0.
    # what each noun is said of
    gaps=[]
    for i in seq:
        if not (said[i].number or said[i].capital or en) or not A[i] or lc[i]>=SEEN: continue
        rest=[k for k in content if k!=i]
        if len(rest)<2: continue
        w=weight[rest]
        per=(cov[:,rest]*w).sum(1)/w.sum()
        have=[k for k in range(len(P)) if any(member[k,j] for j in A[i])]
        if have: gaps.append(float(per.max()-per[have].max()))
    out['noun_gap']=max(gaps,default=0.); out['noun_gap_mean']=float(np.mean(gaps)) if gaps else 0.
    # slots: the preposition or article before a noun
    PREP={'als','von','vom','durch','bei','beim','für','mit','an','am','nach','gegen','ohne','unter','über','zu','zum','zur','aus','auf','um','than','by','of','from','with','for','to','under'}
    def slot(words,q):
        for r in (q-1,q-2):
            if r>=0 and words[r].text.lower() in PREP and words[r].clause==words[q].clause: return words[r].text.lower()[:2]
            if r>=0 and not words[r].empty and r==q-1: continue
        return ''
    sl=[]; nm=[]
    for i in content:
        if said[i].capital and len(A[i] if i in A else [])>=1 and not en:
            x=slot(said,i); ys={slot(held,j) for j in A[i]}
            sl.append(float(x not in ys)); 
            if not lexical: pass
    out['slot']=float(np.mean(sl)) if sl else 0.
    verb=[i for i in content if not said[i].capital]
    caps=[i for i in content if said[i].capital and len(A.get(i,[]))>=1]
    inv=0;tot=0
    for x in range(len(caps)):
        for y2 in range(x+1,len(caps)):
            i,j=caps[x],caps[y2]
            best_pair=min(((dist(a,b),abs(a-b),a>b) for a in A[i] for b in A[j]),default=None)
            if best_pair and best_pair[0]<.5: tot+=1; inv+=best_pair[2]
    out['noun_inverted']=inv/tot if tot else 0.
    out['verbatim_inverted']=out['noun_inverted']*float(out['un_share']<.15)
    out['verbatim_slot']=out['slot']*float(out['un_share']<.15)
    # numbers compete
    cell={}
    for j,h in enumerate(held): cell[j]=(passage.count('\n',0,h.start),passage.count('\t',passage.rfind('\n',0,h.start)+1,h.start))
    heads={}
    for k,p in enumerate(P):
        if p.row and p.lead:
            heads[passage.count('\n',0,p.start)]=passage.count('\n',0,p.lead[0])
    def ndist(a,b):  # number a to word b
        la,ca=cell[a]; lb,cb=cell[b]
        tab=rowline.get(la)
        if la==lb:
            if not tab: return abs(a-b)+10*abs(held[a].clause-held[b].clause)
            if ca==cb: return min(abs(a-b),6)+8*abs(held[a].clause-held[b].clause)*(not tab)
            return 3. if cb==0 or ca==0 else 30.
        if heads.get(la)==lb: return 3. if ca==cb else 30.
        return 40+5*abs(la-lb)
    rowline={passage.count('\n',0,p.start):p.row for p in P}
    comp=[]
    for x,i in enumerate(seq):
        if not said[i].number or not A[i]: continue
        kind=said[i].number.kind; mine=A[i]
        others=[j for j in nums if j not in mine and (held[j].number.kind is kind)]
        if not others: continue
        near=sorted((k for k in seq if k!=i and A[k] and (not said[k].number or said[k].number.kind is not kind)),key=lambda k:(said[k].clause!=said[i].clause,abs(k-i)))[:4]
        bad=tot=0.
        for r,k in enumerate(near):
            dm=min(ndist(a,b) for a in mine for b in A[k]); do=min(ndist(a,b) for a in others for b in A[k])
            wt=1/(r+1.5); tot+=wt; bad+=wt*float(do+2<dm)
        comp.append(bad/tot if tot else 0)
    out['rival']=float(max(comp,default=0.))
    # numbers, names
    srcs=[passage,context]
    mn=missing_numbers(sentence,srcs)
    out['num_missing']=float(min(len(mn),2))
    if mn: why.append(('number',mn))
    sure,perhaps=missing_names(said,np.maximum(lx.max(1),lc).tolist() if len(held) else lc.tolist(),passage+" "+context,en)
    out['name_missing']=float(min(len(sure),2)); out['name_perhaps']=float(min(perhaps,3))
    if sure: why.append(('name',sure))
    OFF=re.compile(r"(?i)^(?:Bund(?:es)?|Land(?:es)?|Länder|EU|Kommission|Staat|Stadt|Kommunen?|commission|ministry|federal|chamber|authority|parliament|\w*(?:minister\w*|amt|behörde|kammer|bank|agentur|träger|ressorts?|parlament\w*|gericht))$")
    out['office']=float(min(sum(1 for i in content if OFF.match(said[i].text) and best_lx[i]<SEEN),2))
    # marks: each clause of the claim against what it is aligned with
    sm=marks_in(sentence); pm=marks_in(passage)
    said_kinds={m.kind for m in sm}; all_kinds={m.kind for m in pm}
    ev={bestp}; near=set(); 
    def clause_at(words,place):
        j=0
        for q,w in enumerate(words):
            if w.start<=place: j=q
        return words[j].clause
    for c,ix in big.items():
        k=int((cov[:,ix]*weight[ix]).sum(1).argmax()); ev.add(k)
    for k in ev:
        for i in content:
            js=[j for j in range(len(held)) if member[k,j] and both[i,j]>=SEEN]
            for j in js: near.add(held[j].clause)
    def inpieces(m): return any(P[k].start<=m.start<P[k].end or (P[k].lead and P[k].lead[0]<=m.start<P[k].lead[1]) for k in ev)
    wide={m.kind for m in pm if inpieces(m)}; tight={m.kind for m in pm if inpieces(m) and clause_at(held,m.start) in near}
    EQ={'no':{'denied','less','unknown'},'denied':{'no'},'only':{'must','max','exact'},'must':{'only','claim'},'may':{'should','usually','money'},'should':{'may'},'usually':{'may','example','about','also'},
        'max':{'less','no','only'},'less':{'max'},'min':{'more'},'more':{'min'},'if':{'only','may','before','after'},'unknown':{'no'},'all':{'only','max','min'},'example':{'also','if'},'also':{'example','all','more','min'},'about':{'more','min'},'exact':{'about'},'claim':set(),'now':set(),'past':set(),'before':{'max'},'after':set(),'money':set()}
    both_no='no' in said_kinds|({'no'} if 'denied' in said_kinds else set()) and ({'no','denied'}&wide)
    for kd in kinds():
        plus=kd in said_kinds and not ({kd}|EQ[kd])&wide
        minus=kd in tight and not ({kd}|EQ[kd])&said_kinds
        if both_no and kd in('must','may','all','only','also'): plus=minus=False
        out['+'+kd]=float(plus)*(1.0 if kd not in all_kinds else .6); out['-'+kd]=float(minus)
    weak={'may','should','usually','example','if','about','unknown'}; strong={'must','all','only','claim','exact','now'}
    out['weaker_lost']=float(bool(tight&{'may','should','usually','unknown'}) and not said_kinds&weak)
    out['stronger']=float(bool(said_kinds&strong) and not wide&strong)
    out['lost_and_stronger']=out['weaker_lost']*out['stronger']
    # negation near the same word
    def neg(text,words,marks):
        z=np.zeros(len(words))
        for m in marks:
            if m.kind not in('no','denied'): continue
            j=min(range(len(words)),key=lambda j:abs(words[j].start-m.start),default=None)
            if j is None: continue
            c=words[j].clause
            for q,w in enumerate(words):
                if w.clause==c: z[q]=max(z[q],1 if abs(q-j)<=7 else .5)
        return z
    zs,zh=neg(sentence,said,sm),neg(passage,held,pm)
    dif=[];ws=[]
    for i in content:
        if A.get(i):
            d=min(abs(zs[i]-zh[j]) for j in A[i]); dif.append(d); ws.append(best[i])
    out['polar']=float(np.mean(dif)) if dif else 0.
    out['polar_max']=float(sorted(dif)[-2]) if len(dif)>1 else 0.
    a,b=0,0
    pol=[]
    for c,ix in cl.items():
        js={}
        k=int((cov[:,ix]*weight[ix]).sum(1).argmax())
        for i in ix:
            cand=[j for j in range(len(held)) if member[k,j] and both[i,j]>=SEEN]
            if cand: js.setdefault(held[max(cand,key=lambda j:both[i,j])].clause,[]).append(i)
        if not js: continue
        q=max(js,key=lambda q:len(js[q])); share=len(js[q])/len(ix)
        n1=any(m.kind in('no','denied') and clause_at(said,m.start)==c for m in sm)
        cs={q}|{h for h in js if len(js[h])>=2}
        n2=any(m.kind in('no','denied') and clause_at(held,m.start) in cs for m in pm)
        pol.append((share*(n1!=n2),n1,n2))
        a=max(a,n1 and not n2); b=max(b,n2 and not n1)
    out['polar_clause']=max((p[0] for p in pol),default=0.)
    out['neg_claim_only']=float(a); out['neg_pass_only']=float(b)
    b=any(p[2] for p in pol)
    yes=bool(re.match(r'(?i)\W*(ja|yes)\b',sentence)); no=bool(re.match(r'(?i)\W*(nein|no),',sentence))
    out['yes_wrong']=float(yes and b); out['no_wrong']=float(no and not b and not {'no','denied','only'}&wide)
    # opposites
    ops=0
    for x,y in opposites():
        mx=x.search(sentence)
        if mx and not y.search(sentence) and y.search(passage) and not x.search(passage): ops+=1
    out['opposite']=float(min(ops,2))
    # bounds near the same number
    bad=0
    G={'max':1,'less':1,'min':2,'more':2,'about':3,'exact':4}
    def bound(j,words,marks):
        w=words[j]; r=0
        for m in marks:
            if m.kind in G and -2<=w.start-m.end<=14 or (m.kind in('min',) and 0<=m.start-w.end<=22):
                r=G.get(m.kind,r)
        return r
    weak=0
    for i in seq:
        if said[i].number and A[i]:
            x=bound(i,said,sm); ys={bound(j,held,pm) for j in A[i]}
            if x in(1,2) and ys=={3-x}: bad+=1
            elif x==4 and 0 not in ys: bad+=1
            elif x!=0 and ys=={0}: weak+=1
            elif x==0 and 0 not in ys: weak+=1
    out['bound']=float(min(bad,2)); out['bound_weak']=float(min(weak,2))
    # condition in evidence not covered
    left=0.
    rev=both.max(0)
    for m in pm:
        if m.kind in('if','only') and inpieces(m):
            j=min(range(len(held)),key=lambda j:abs(held[j].start-m.start))
            ix=[q for q in full if held[q].clause==held[j].clause and q>=j and not held[q].number]
            if ix: left=max(left,1-float(rev[ix].mean()))
    out['cond_left']=left
    ix=[j for j in full if member[bestp,j]]
    out['held_left']=1-float(rev[ix].mean()) if ix else 1.
    px=max(0.,(out['best_piece']-.5)*2)
    out['parallel']=0.
    for k in ('polar','polar_clause','rival','noun_gap','broken_n','un_nouns','un_all','slot','noun_inverted','neg_claim_only','neg_pass_only','stronger','weaker_lost','office','bound_weak','clause_gap'): out['px_'+k]=px*out[k]
    out['px_plus']=px*sum(out['+'+k] for k in kinds()); out['px_minus']=px*sum(out['-'+k] for k in kinds())
    out['plus']=sum(out['+'+k] for k in kinds()); out['minus']=sum(out['-'+k] for k in kinds())
    out['length']=len(content)/10; out['en']=float(en); out['rows']=float(P[bestp].row)
    out['en_cover']=out['cover']*en; out['en_vec']=out['vec']*en; out['en_un']=out['un_all']*en; out['en_soft']=out['cover_soft']*en
    return out,why
